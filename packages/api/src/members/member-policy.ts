const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** The numbers of a change of contact, each with its reason. */
export const CONTACT_POLICY = Object.freeze({
  /** As with the codes of enrolment: 10^8, of which a guesser gets few. */
  codeDigits: 8,
  codeTries: 5,
  /** NIST SP 800-63B-4, 3.1.3.2: a secret sent out of band lives ten minutes. */
  codeValidMs: 10 * MINUTE_MS,
});

/** The numbers of a PIN. */
export const PIN_POLICY = Object.freeze({
  /** Wrong current PINs in a row that lock, as at a terminal. */
  threshold: 3,
  /** NIST SP 800-63B-4, 3.2.2: no more than 100 consecutive failures. */
  runLimit: 100,
  /** As long as a login stays shut after wrong passwords, and doubling alike. */
  firstLockMs: 30 * MINUTE_MS,
  longestLockMs: 24 * HOUR_MS,
});

/** The numbers of changes of name. */
export const NAME_POLICY = Object.freeze({
  /** Each is reviewed by a person, and a name seldom changes. */
  changesPerWindow: 5,
  windowMs: 24 * HOUR_MS,
  /** Once one is over: time to ask why. Act on the Protection of Personal Information, article 22. */
  keepEndedMs: 180 * 24 * HOUR_MS,
});

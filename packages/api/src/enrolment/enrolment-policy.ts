const MINUTE_MS = 60 * 1000;

/** The numbers of enrolment, each with its reason. */
export const ENROLMENT_POLICY = Object.freeze({
  /** Wrong proofs of one card in a row that shut it for proofs, as at a login; it opens by time. */
  threshold: 3,
  /** Of a code: 10^8, of which a guesser gets 15 an hour at most. */
  codeDigits: 8,
  /** Wrong codes that make a code worthless: the holder copies it, and mistypes it now and then. */
  codeTries: 5,
  /** NIST SP 800-63B-4, 3.1.3.2: a secret sent out of band lives ten minutes. */
  codeValidMs: 10 * MINUTE_MS,
  /** Started on the telephone: the member may have to get to their mail first. Guesses stay bounded as above. */
  reenrolmentCodeValidMs: 60 * MINUTE_MS,
  /** A contact changed since might be a thief's: whoever took the mailbox over must not take the login too. */
  contactUnchangedDays: 7,
  /** A code that counts no more tells a day long, in an incident, that it was there. */
  keepOverMs: 24 * 60 * MINUTE_MS,
});

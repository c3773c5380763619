const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The numbers of one-time codes, each with its reason. */
export const CODE_POLICY = Object.freeze({
  /** Wrong codes that lock: of a million codes three are right at a time, so five tries hit with 1 in 67,000 (ASVS 5.0, 6.5.1 and 6.6.3). */
  threshold: 5,
  /** NIST SP 800-63B-4, 3.2.2: no more than 100 consecutive failures; the hundredth never happens. */
  runLimit: 100,
  /** As long as a login stays shut after wrong passwords, and doubling alike. */
  firstLockMs: 30 * MINUTE_MS,
  longestLockMs: 24 * HOUR_MS,
});

export const AUTHENTICATOR_POLICY = Object.freeze({
  /** RFC 6238, 5.2: thirty seconds a step, and one step of drift to either side. */
  stepSeconds: 30,
  driftSteps: 1,
  /** Between the QR code on the screen and the first code from it. */
  setupMs: 15 * MINUTE_MS,
  recoveryCodes: 10,
});

export const PASSKEY_POLICY = Object.freeze({
  /** More than anyone has devices; a bound keeps the list of excluded ones short. */
  perLogin: 20,
  /** From the question to the touch of the sensor: the longest time WebAuthn Level 3, 15.1 recommends is ten minutes. */
  challengeMs: 5 * MINUTE_MS,
});

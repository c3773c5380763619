const MINUTE_MS = 60 * 1000;

/** The numbers of recovery, each with its reason. */
export const RECOVERY_POLICY = Object.freeze({
  /** Long enough for a mail that was greylisted once, short enough for a mailbox left open. */
  linkValidMs: 15 * MINUTE_MS,
  /** A link that counts no more tells a day long, in an incident, that it was there. */
  keepOverMs: 24 * 60 * MINUTE_MS,
  /** A contact changed since might be a thief's, as with the codes of enrolment. */
  contactUnchangedDays: 7,
});

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/** The numbers of the concierge desk, each with its reason. docs/concierge.md shows them. */
export const CONCIERGE_POLICY = Object.freeze({
  /** One question alone can be guessed or found in a bin. */
  questionsAtLeast: 2,
  /** Wrong checks of one member over all operators: who calls again and again gets no further by another operator. */
  wrongChecksPerDay: 3,
  wrongChecksWindowMs: 24 * HOUR_MS,
  /** A passed check lasts as long as the telephone call it was made in. */
  checkCountsMs: 15 * MINUTE_MS,
  /** Unlocking and re-enrolling: one in three minutes is a busy desk, more is a list that somebody works through. */
  recoveriesPerHour: 20,
  recoveriesWindowMs: HOUR_MS,
  /** Overnight and no longer: the second operator has to be able to ask the first. */
  proposalValidMs: 24 * HOUR_MS,
  /** A contact changed since might be a thief's. */
  contactUnchangedDays: 7,
  /** Of which a caller can be asked an amount. */
  recentUseDays: 30,
  /** Checks and proposals that are over help to look into an incident; the record keeps that they were. */
  keepOverMs: 30 * 24 * HOUR_MS,
});

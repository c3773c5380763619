const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The numbers of mail, each with its reason. */
export interface MailPolicy {
  readonly pollMs: number;
  readonly batchSize: number;
  readonly leaseMs: number;
  readonly sendWithinMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  readonly giveUpAfterMs: number;
  readonly keepDoneMs: number;
  readonly stopWithinMs: number;
}

export const MAIL_POLICY: MailPolicy = Object.freeze({
  /** A mail of this process is sent at once; polling only finds retries and what a process that died left behind. */
  pollMs: SECOND_MS,
  /** Sent side by side. More connections from one sender look like a flood to many relays. */
  batchSize: 5,
  /** Longer than any attempt may take, so that a living process never loses the mail it is sending. */
  leaseMs: MINUTE_MS,
  sendWithinMs: 45 * SECOND_MS,
  /** A restart of the relay takes seconds. */
  firstRetryMs: SECOND_MS,
  /** A member waits for a link that lives 15 minutes: never sleep through most of its life. */
  longestRetryMs: 10 * MINUTE_MS,
  /** RFC 5321, 4.5.4.1 asks for four to five days; a notice of the login older than three has lost its worth. */
  giveUpAfterMs: 3 * DAY_MS,
  /** Long enough to answer "was it sent?" and to hold a dedupe key; the row has no content by then. */
  keepDoneMs: 90 * DAY_MS,
  /** Half of what the process has to stop. */
  stopWithinMs: 5 * SECOND_MS,
});

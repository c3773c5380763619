const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The numbers of webhooks, each with its reason. */
export interface WebhookPolicy {
  readonly pollMs: number;
  readonly batchSize: number;
  readonly batchPerWebhook: number;
  readonly sendWithinMs: number;
  readonly leaseMs: number;
  readonly mostAnswerBytes: number;
  readonly tries: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly disableAfterMs: number;
  readonly keepMs: number;
  readonly webhooksPerApp: number;
  readonly secretOverlapMs: number;
  readonly stopWithinMs: number;
}

export const WEBHOOK_POLICY: WebhookPolicy = Object.freeze({
  /** News is a second old then. */
  pollMs: SECOND_MS,
  /** Sent side by side by one process. */
  batchSize: 20,
  /** One that answers slowly leaves the others their turn. */
  batchPerWebhook: 4,
  /** From the look-up of the name to the end of the answer. Whoever has more to do answers first and works then. */
  sendWithinMs: 10 * SECOND_MS,
  /** Longer than any attempt may take, so that a living process never loses what it is sending. */
  leaseMs: MINUTE_MS,
  /** Nothing of an answer is kept but its status; more of it than this is not even read. */
  mostAnswerBytes: 16 * 1024,
  /** With waits that double from the first to the longest: some two days. */
  tries: 16,
  firstRetryMs: 10 * SECOND_MS,
  longestRetryMs: 12 * HOUR_MS,
  /** One that fails is left alone for a while, whatever waits for it: a thousand news are no thousand knocks. */
  firstPauseMs: SECOND_MS,
  longestPauseMs: 5 * MINUTE_MS,
  /** As Standard Webhooks recommends: nobody has looked after it for so long. */
  disableAfterMs: 5 * DAY_MS,
  /** Long enough to find out what went wrong and to send it again. */
  keepMs: 30 * DAY_MS,
  /** One for testing beside the one in use, and room. */
  webhooksPerApp: 5,
  /** For how long messages are signed with the secret before as well: time for every server of an app to learn the new one. */
  secretOverlapMs: DAY_MS,
  /** Half of what the process has to stop. */
  stopWithinMs: 5 * SECOND_MS,
});

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** The numbers of webhooks, each with its reason. */
export interface WebhookPolicy {
  readonly pollMs: number;
  readonly places: number;
  readonly placesPerWebhook: number;
  readonly placesPerOwner: number;
  readonly slowPlaces: number;
  readonly slowMs: number;
  readonly refillMs: number;
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
  readonly heldPerWebhook: number;
  readonly webhooksPerApp: number;
  readonly secretOverlapMs: number;
  readonly stopWithinMs: number;
}

export const WEBHOOK_POLICY: WebhookPolicy = Object.freeze({
  /** News is a second old then. */
  pollMs: SECOND_MS,
  /** Sent side by side by one process. */
  places: 20,
  /** Over all processes: one with much to be told leaves the others their turn. */
  placesPerWebhook: 4,
  /** Of a developer, or of one of the issuer's apps: many webhooks are not many shares. */
  placesPerOwner: 8,
  /** However many answer slowly, half of the places are never theirs. */
  slowPlaces: 10,
  /** Whoever does the work before the answer takes longer than this. */
  slowMs: 2 * SECOND_MS,
  /** Places that fall free are filled so often at most: a claim costs the same for one of them and for ten. */
  refillMs: 50,
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
  /** For one that is disabled and may never be enabled again: the news of months of a household. */
  heldPerWebhook: 10_000,
  /** One for testing beside the one in use, and room. */
  webhooksPerApp: 5,
  /** For how long messages are signed with the secret before as well: time for every server of an app to learn the new one. */
  secretOverlapMs: DAY_MS,
  /** Half of what the process has to stop. */
  stopWithinMs: 5 * SECOND_MS,
});

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DAY_SECONDS = 24 * 60 * 60;

/** How long a session lives (OWASP ASVS 5.0, 7.3): operators see many members' data, so theirs is shorter. */
export const SESSION_POLICY = Object.freeze({
  MEMBER: { idleMs: 30 * MINUTE_MS, absoluteMs: 24 * HOUR_MS },
  OPERATOR: { idleMs: 15 * MINUTE_MS, absoluteMs: 12 * HOUR_MS },
  /** Writing each request's time would double the load; a minute is close enough to thirty. */
  touchAfterMs: MINUTE_MS,
  /** How long a proof of who they are counts for sensitive acts: time to fill in a form, not to leave a desk. */
  proofFreshMs: 10 * MINUTE_MS,
  /** Rows of sessions that are over, and of devices that were forgotten, help to look into an incident; after a month they go. */
  keepOverMs: 30 * DAY_MS,
});

/** A browser that has logged in keeps a count of its own this long (OWASP: device cookies). */
export const DEVICE_POLICY = Object.freeze({ cookieSeconds: 400 * DAY_SECONDS });

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * 60;

/** How long what an app holds lives, and how much of it there may be. */
export const APP_POLICY = Object.freeze({
  /** From a consent to the first token; RFC 6749, 4.1.2 recommends ten minutes at most, and an app redeems at once. */
  codeSeconds: MINUTE_SECONDS,
  /** A token that leaks is worth little, and a refresh is cheap. */
  accessTokenSeconds: 10 * MINUTE_SECONDS,
  /** An app that is not used for so long has to ask again. */
  refreshTokenSeconds: 30 * DAY_SECONDS,
  /** As the secret of a webhook: time for every server of an app to change over. */
  secretOverlapSeconds: DAY_SECONDS,
  /** From the app to the end of login and consent: time to find the phone. */
  requestSeconds: 30 * MINUTE_SECONDS,
  /** As PSD2 had it for access to accounts (RTS 2022/2360): what nobody renews ends by itself. */
  grantDays: 180,
  /** An app on phone, tablet and computer is granted once each; the oldest goes. */
  grantsPerApp: 10,
  /** More than anyone has scripts. */
  tokensPerMember: 20,
  /** A script has no page on which it could ask again; a year is as long as anyone remembers it. */
  tokenMaxDays: 365,
  /** Rows of what ended: long enough to look into what a member asks about a bill later. */
  keepOverDays: 90,
});

const MINUTE_MS = 60 * 1000;

/** The fair share of each app for each member, in the units an operation costs. */
export const BUDGET_POLICY = Object.freeze({
  windowMs: 60 * MINUTE_MS,
  /** Fifty of the costliest operations there may be, or some five hundred pages of statements. */
  perWindow: 1_000_000,
  /** Of a document that is refused: parsed and judged for nothing. As much as a field that asks the database. */
  refusalCost: 100,
});

/** What a file costs of it, by itself and for each of its lines: a printed one keeps a process busy for as long as it takes. */
export const FILE_COST = Object.freeze({
  /** A line is what it costs to ask for it by GraphQL. */
  WRITTEN: { file: 1_000, line: 10 },
  /** Some ninety bills an hour, or nine of the longest. */
  PRINTED: { file: 10_000, line: 20 },
});

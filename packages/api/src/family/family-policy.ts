const DAY_MS = 24 * 60 * 60 * 1000;

/** The numbers of family cards that no product changes. */
export const FAMILY_POLICY = Object.freeze({
  /** The age of majority in Japan (Civil Code, article 4): who carries a card answers for what they do with it. */
  minimumAgeYears: 18,
  /** Applications of an account in the window: more than a family has members, each of which somebody has to look at. */
  applications: 10,
  windowMs: DAY_MS,
  /** From the approval to the card: cards are made in weeks, and one that never comes must not take the place of another. */
  issueWithinMs: 90 * DAY_MS,
  /** What is known of the relative once an application is over: time to ask why. Act on the Protection of Personal Information, article 22. */
  keepEndedMs: 180 * DAY_MS,
});

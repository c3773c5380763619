const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Bounds on the acts of installments. */
export const INSTALLMENT_POLICY = Object.freeze({
  /** How long an offer or a quote can be confirmed: to read it in peace, and not over a change of the product. */
  quoteLifeMs: 30 * MINUTE_MS,
  /** Offers confirmed at once: more than anybody picks by hand. */
  mostOffers: 20,
  /** Keys of done acts are kept this long, so that a lost answer can be asked for again. */
  keepKeysMs: 30 * DAY_MS,
});

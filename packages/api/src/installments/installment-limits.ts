const MINUTE_MS = 60 * 1000;

/** Bounds on the acts of installments. */
export const INSTALLMENT_POLICY = Object.freeze({
  /** How long an offer or a quote can be confirmed: to read it in peace, and not over a change of the product. */
  quoteLifeMs: 30 * MINUTE_MS,
  /** Offers confirmed at once: more than anybody picks by hand. */
  mostOffers: 20,
});

import type { ForecastBill } from './bill-forecast.js';
import type { ConvertiblePurchasesQuery } from './several-page.generated.js';

type Account = Extract<NonNullable<ConvertiblePurchasesQuery['node']>, { __typename: 'Account' }>;
type Transaction = Account['convertiblePurchases']['edges'][number]['node'];
type Offers = Extract<Transaction['installmentOffers'], { __typename: 'InstallmentOffers' }>;
export type ShownOffer = Offers['offers'][number];

/** A purchase that can be picked, with what it is offered. */
export type Pickable = Omit<Transaction, 'installmentOffers'> & Omit<Offers, '__typename'>;

/** A purchase and the offer picked for it. */
export interface Pick {
  purchase: Pickable;
  offer: ShownOffer;
}

/** The purchases among these that have offers. */
export function pickablesOf(account: Account | null): Pickable[] {
  return (account?.convertiblePurchases.edges ?? []).flatMap(({ node: { installmentOffers, ...node } }) =>
    installmentOffers.__typename === 'InstallmentOffers' ? [{ ...node, ...installmentOffers, __typename: node.__typename }] : [],
  );
}

/** What is picked, as far as it is still offered. @param counts the number of payments picked for each purchase */
export function picksOf(pickables: readonly Pickable[], counts: ReadonlyMap<string, number>): Pick[] {
  return pickables.flatMap((purchase) => {
    const offer = purchase.offers.find(({ count }) => count === counts.get(purchase.id));
    return offer === undefined ? [] : [{ purchase, offer }];
  });
}

/** The numbers of payments that every one of these purchases is offered. */
export function commonCounts(purchases: readonly Pickable[]): number[] {
  const [first, ...others] = purchases.map(({ offers }) => offers.map(({ count }) => count));
  return (first ?? []).filter((count) => others.every((counts) => counts.includes(count)));
}

const FORECAST_BILLS = 3;

/**
 * What all picks together make of the next bills: the price of each goes off the bill it stands on, the first of its own forecast, and its
 * payments come onto theirs.
 */
export function forecastOf(picks: readonly { offer: Pick['offer'] }[]): ForecastBill[] {
  const bills = new Map(picks.flatMap(({ offer }) => offer.forecast.map((bill) => [bill.closingDate, bill] as const)));
  const next = [...bills.values()].toSorted((one, other) => one.closingDate.localeCompare(other.closingDate)).slice(0, FORECAST_BILLS);
  return next.map(({ closingDate, dueDate, before }) => {
    const changes = picks.map(({ offer: { forecast, cashPrice, payments } }) => {
      const comes = payments.find((payment) => payment.closingDate === closingDate)?.amount.minorUnits ?? 0;
      return comes - (forecast[0]?.closingDate === closingDate ? cashPrice.minorUnits : 0);
    });
    const after = changes.reduce((sum, change) => sum + change, before.minorUnits);
    return { closingDate, dueDate, before, after: { ...before, minorUnits: after } };
  });
}

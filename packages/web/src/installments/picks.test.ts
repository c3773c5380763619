import { describe, expect, it } from 'vitest';
import { forecastOf } from './picks.js';

const yen = (minorUnits: number) => ({ __typename: 'Money' as const, minorUnits, currency: 'JPY' });
const DUE = { '2026-11-15': '2026-12-10', '2026-12-15': '2027-01-12', '2027-01-15': '2027-02-10', '2027-02-15': '2027-03-10' } as const;
const CLOSINGS = Object.keys(DUE) as (keyof typeof DUE)[];

/** An offer for a purchase on the n-th bill, in so many payments of 1,000 yen. */
function pick(first: number, price: number, count: number) {
  const before = [90_000, 50_000, 20_000, 10_000];
  const forecast = CLOSINGS.slice(first, first + 3).map((closingDate) => ({
    __typename: 'BillForecast' as const,
    closingDate,
    dueDate: DUE[closingDate],
    before: yen(before[CLOSINGS.indexOf(closingDate)] ?? 0),
  }));
  const payments = CLOSINGS.slice(first, first + count).map((closingDate, index) => ({
    __typename: 'InstallmentOfferPayment' as const,
    number: index + 1,
    closingDate,
    amount: yen(1_000),
  }));
  return { offer: { cashPrice: yen(price), forecast, payments } } as unknown as Parameters<typeof forecastOf>[0][number];
}

describe('the next bills with several purchases in installments', () => {
  it('have the payments of all, and the price of each taken off the bill it stands on', () => {
    const bills = forecastOf([pick(0, 60_000, 4), pick(1, 30_000, 2)]);
    expect(bills.map(({ dueDate, before, after }) => [dueDate, before.minorUnits, after.minorUnits])).toEqual([
      ['2026-12-10', 90_000, 31_000],
      ['2027-01-12', 50_000, 22_000],
      ['2027-02-10', 20_000, 22_000],
    ]);
  });

  it('begin with the first bill that changes', () => {
    const bills = forecastOf([pick(1, 30_000, 3)]);
    expect(bills.map(({ dueDate, after }) => [dueDate, after.minorUnits])).toEqual([
      ['2027-01-12', 21_000],
      ['2027-02-10', 21_000],
      ['2027-03-10', 11_000],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharePayment } from './payment.rules.js';

const BILLS = [
  { id: 'march', dueDate: '2026-04-10', openMinor: 3000n },
  { id: 'april', dueDate: '2026-05-10', openMinor: 500n },
];

describe('a payment', () => {
  it('pays the oldest bill first', () => {
    expect(sharePayment(BILLS, 3200n, '2026-05-20')).toEqual([
      { billId: 'march', amountMinor: 3000n, billsFrom: '2026-05-20' },
      { billId: 'april', amountMinor: 200n, billsFrom: '2026-05-20' },
    ]);
  });

  it('before the due date waits for the bill that carries what it pays', () => {
    expect(sharePayment(BILLS, 100n, '2026-04-01')).toEqual([{ billId: 'march', amountMinor: 100n, billsFrom: '2026-04-10' }]);
  });

  it('of more than is owed leaves the rest to the member’s credit', () => {
    expect(sharePayment([], 100n, '2026-04-01')).toEqual([{ billId: null, amountMinor: 100n, billsFrom: '2026-04-01' }]);
  });

  it('is shared out to the yen, and no bill gets more than it asks for', () => {
    const bills = fc.array(fc.bigInt({ min: 0n, max: 1_000_000n }), { maxLength: 6 });
    fc.assert(
      fc.property(bills, fc.bigInt({ min: 1n, max: 5_000_000n }), (amounts, paid) => {
        const shares = sharePayment(
          amounts.map((openMinor, n) => ({ id: String(n), dueDate: null, openMinor })),
          paid,
          '2026-04-01',
        );
        expect(shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(paid);
        for (const { billId, amountMinor } of shares) {
          expect(amountMinor > 0n).toBe(true);
          if (billId !== null) expect(amountMinor <= (amounts[Number(billId)] ?? 0n)).toBe(true);
        }
      }),
    );
  });
});

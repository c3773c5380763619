import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumUses, type SpentUse } from './totals.ts';
import { writeAmount } from './write-amount.ts';

const use = (usedOn: string, category: string, minorUnits: number, status = 'POSTED'): SpentUse => ({
  usedOn,
  category,
  status,
  amount: { minorUnits },
});

const USES = [
  use('2026-10-31', 'DINING', 800),
  use('2026-10-01', 'FUEL', 5000),
  use('2026-11-01', 'DINING', 1200, 'PENDING'),
  use('2026-11-02', 'DINING', -300, 'REFUNDED'),
  use('2026-11-03', 'TRAVEL', 99_999, 'CANCELLED'),
];

test('uses add up by the month of use, the latest first; what was cancelled is not among them', () => {
  assert.deepEqual(sumUses(USES, 'month'), [
    { name: '2026-11', minorUnits: 900, count: 2 },
    { name: '2026-10', minorUnits: 5800, count: 2 },
  ]);
});

test('uses add up by category, the largest sum first', () => {
  assert.deepEqual(sumUses(USES, 'category'), [
    { name: 'FUEL', minorUnits: 5000, count: 1 },
    { name: 'DINING', minorUnits: 1700, count: 3 },
  ]);
});

const WRITTEN: [minorUnits: number, currency: string, text: string][] = [
  [1280, 'JPY', '1280'],
  [-1280, 'JPY', '-1280'],
  [1280, 'USD', '12.80'],
  [-5, 'USD', '-0.05'],
  [1, 'BHD', '0.001'],
  [0, 'EUR', '0.00'],
];
for (const [minorUnits, currency, text] of WRITTEN) {
  test(`${minorUnits} of the smallest unit of ${currency} are ${text}`, () => assert.equal(writeAmount(minorUnits, currency), text));
}

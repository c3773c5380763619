import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { budgetLines, keepBudget, readBudget, spentByCategory } from './budget.ts';
import { openDatabase } from './database.ts';
import type { ListedUse } from './household.ts';

const yen = (minorUnits: number) => ({ minorUnits, currency: 'JPY' });

function use(amount: number, more: Partial<ListedUse['node']> = {}, billed: number | null = amount): ListedUse {
  const node = { id: '1', kind: 'PURCHASE', status: 'POSTED', merchant: '店', category: 'DINING', usedOn: '2026-11-01', ...more } as const;
  return { billedAmount: billed === null ? null : yen(billed), node: { ...node, amount: yen(amount) } };
}

describe('what was spent', () => {
  const CASES: [what: string, uses: ListedUse[], spent: Record<string, number>][] = [
    ['nothing', [], {}],
    ['purchases of a category add up', [use(1000), use(250), use(30, { category: 'FUEL' })], { DINING: 1250, FUEL: 30 }],
    ['what was given back is taken off', [use(1000), use(-400, { kind: 'REFUND' })], { DINING: 600 }],
    ['a payment is no spending', [use(1000), use(-5000, { kind: 'PAYMENT', category: 'UNCATEGORISED' })], { DINING: 1000 }],
    ['nor is a credit of which nobody knows what it is', [use(-5000, { kind: 'CREDIT', category: 'UNCATEGORISED' })], {}],
    ['what was cancelled counts nothing', [use(1000, { status: 'CANCELLED' })], {}],
    ['of a purchase in installments the payment of this bill counts', [use(120_000, {}, 10_700)], { DINING: 10_700 }],
    ['a list that is of no bill has the amounts themselves', [use(700, {}, null)], { DINING: 700 }],
  ];
  for (const [what, uses, spent] of CASES) {
    test(what, () => assert.deepEqual(Object.fromEntries(spentByCategory(uses)), spent));
  }
});

test('the lines are what was spent and what is planned, the largest sum first', () => {
  const lines = budgetLines(
    new Map([
      ['DINING', 500],
      ['FUEL', 900],
    ] as const),
    new Map([
      ['DINING', 400],
      ['TRAVEL', 10_000],
    ] as const),
  );
  assert.deepEqual(lines, [
    { category: 'FUEL', spent: 900, planned: null },
    { category: 'DINING', spent: 500, planned: 400 },
    { category: 'TRAVEL', spent: 0, planned: 10_000 },
  ]);
});

test('a budget takes the place of the one before, and is of one member and account', () => {
  const database = openDatabase(':memory:');
  keepBudget(
    database,
    'm',
    'a',
    new Map([
      ['DINING', 400],
      ['FUEL', 1],
    ] as const),
  );
  keepBudget(database, 'm', 'b', new Map([['FUEL', 7]] as const));
  keepBudget(database, 'm', 'a', new Map([['DINING', 500]] as const));
  assert.deepEqual([...readBudget(database, 'm', 'a')], [['DINING', 500]]);
  assert.deepEqual([...readBudget(database, 'm', 'b')], [['FUEL', 7]]);
  assert.deepEqual([...readBudget(database, 'n', 'a')], []);
});

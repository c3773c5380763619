import { describe, expect, it } from 'vitest';
import { daysBetween } from '../calendar/days.js';
import type { DemoAccount } from './demo-members.js';
import { demoUsesOf } from './demo-uses.js';

const ACCOUNT = { productCode: 'GOLD', cardNumber: '', lastFour: '4821', expiry: '06/38', usesPerDay: 1.6 } as const;
const DAYS = daysBetween('2025-12-16', '2026-12-15');
const yearOf = (currency: DemoAccount['currency']) => DAYS.flatMap((day) => demoUsesOf({ ...ACCOUNT, currency }, 'card', day));

describe.each(['JPY', 'USD'] as const)('a year of the demo in %s', (currency) => {
  it('is always the same, and names each use once', () => {
    expect(yearOf(currency)).toEqual(yearOf(currency));
    const keys = yearOf(currency).map(({ sourceKey }) => sourceKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has what recurs once in each month', () => {
    const recurring = yearOf(currency).filter(({ merchant }) => /定期券|北斗ガス|さくら動画|Cloudshelf/.test(merchant));
    const months = recurring.map(({ merchant, usedOn }) => `${merchant} ${usedOn.slice(0, 7)}`);
    expect(new Set(months).size).toBe(months.length);
    expect(months.length).toBe(12 * (currency === 'JPY' ? 3 : 1));
  });

  it('has something worth installments twice a month, and nothing of it again within two months', () => {
    const large = yearOf(currency).filter(({ sourceKey }) => sourceKey.endsWith(':large'));
    expect(large).toHaveLength(24);
    for (const [index, { merchant }] of large.entries())
      expect(large.slice(index + 1, index + 5).map((later) => later.merchant)).not.toContain(merchant);
  });
});

it('an account of the demo that is not used has no uses', () => {
  expect(DAYS.flatMap((day) => demoUsesOf({ ...ACCOUNT, currency: 'JPY', usesPerDay: 0 }, 'card', day))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { categoryOf } from './merchant-category.rules.js';

describe('what money was spent on', () => {
  it.each([
    ['5411', 'GROCERIES', 'a supermarket'],
    ['5814', 'DINING', 'fast food'],
    ['5311', 'SHOPPING', 'a department store'],
    ['3058', 'TRAVEL', 'an airline of its own code'],
    ['7011', 'TRAVEL', 'a hotel'],
    ['4111', 'TRANSPORT', 'local trains'],
    ['5541', 'FUEL', 'a petrol station'],
    ['5977', 'BEAUTY', 'cosmetics, not just another shop'],
    ['5999', 'SHOPPING', 'a shop of no other category'],
    ['7841', 'ENTERTAINMENT', 'video'],
    ['4814', 'UTILITIES', 'telephone'],
    ['5817', 'DIGITAL', 'software'],
    ['9311', 'GOVERNMENT', 'taxes'],
    ['0001', 'UNCATEGORISED', 'a code nobody gave out'],
    [null, 'UNCATEGORISED', 'no code'],
  ] as const)('%s is %s: %s', (...[code, category]) => {
    expect(categoryOf(code)).toBe(category);
  });
});

import { describe, expect, it } from 'vitest';
import { filterOf, isNarrowed, readSearchParams } from './transaction-search-params.js';

describe('a search of uses', () => {
  it('leaves payments out, which are no uses and would be taken off their sum', () => {
    expect(filterOf(readSearchParams({})).kinds).toEqual(['PURCHASE', 'CASH', 'FEE', 'REFUND', 'CREDIT']);
  });

  it('finds payments by themselves where they are asked for', () => {
    const search = readSearchParams({ kind: 'PAYMENTS' });
    expect(filterOf(search).kinds).toEqual(['PAYMENT']);
    expect(isNarrowed(search)).toBe(true);
    expect(readSearchParams({ kind: 'ANYTHING' })).toEqual({});
  });
});

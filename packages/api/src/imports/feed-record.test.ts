import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readFeedRecord } from './feed-record.js';

const POSTING = { record: 'posting', id: 'U1', account: 'A1', usedOn: '2026-10-03', merchant: '店', amount: 1000 };

/** The record with one field written as it is given: JSON of its own. */
function withField(name: string, json: string): string {
  return `{"record":"posting","id":"U1","account":"A1",${name === 'usedOn' ? '' : '"usedOn":"2026-10-03",'}"merchant":"店","${name}":${json}}`;
}

const faultsOf = (text: string) => {
  const read = readFeedRecord(text);
  return Array.isArray(read) ? read : [];
};

describe('a record of a feed', () => {
  it.each([
    ['-1', 'amount'],
    ['0.5', 'amount'],
    ['1e3', 'amount'],
    ['1e21', 'amount'],
    ['""', 'amount'],
    ['"100"', 'amount'],
    ['"１００"', 'amount'],
    ['9007199254740992', 'amount'],
    ['9007199254740993', 'amount'],
    ['9223372036854775808', 'amount'],
    ['1280.0000000000000001', 'amount'],
    ['[]', 'amount'],
    ['[1]', 'amount'],
    ['{}', 'amount'],
    ['null', 'amount'],
    ['true', 'amount'],
  ])('IN-01: the amount %s is refused and named', (json, field) => {
    expect(faultsOf(withField('amount', json)).map((fault) => fault.field)).toEqual([field]);
  });

  it.each([['NaN'], ['Infinity'], ['-Infinity'], ['0x10'], ['01']])('IN-01: the amount %s is not even JSON', (json) => {
    expect(faultsOf(withField('amount', json))).toEqual([{ field: '', reason: 'it is not a JSON object' }]);
  });

  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['1', 1n],
    ['2147483648', 2_147_483_648n],
    ['9007199254740991', 9_007_199_254_740_991n],
  ])('IN-01: the amount %s is taken exactly', (json, amountMinor) =>
    expect(readFeedRecord(withField('amount', json))).toMatchObject({ amountMinor }),
  );

  it.each([
    '"2026-02-29"',
    '"2026-13-01"',
    '"0000-01-01"',
    '"9999-12-31"',
    '"+275760-09-13"',
    '1764000000',
    '"2026-10-03T00:00:00Z"',
    '"20261003"',
    '" 2026-10-03"',
    '"２０２６-10-03"',
  ])('IN-02: the day %s is refused and named', (json) => {
    const text = JSON.stringify({ ...POSTING, usedOn: 'DAY' }).replace('"DAY"', json);
    expect(faultsOf(text).map(({ field }) => field)).toEqual(['usedOn']);
  });

  it('IN-02: a leap day is a day', () => {
    expect(readFeedRecord(JSON.stringify({ ...POSTING, usedOn: '2028-02-29' }))).toMatchObject({ on: '2028-02-29' });
  });

  it.each(['__proto__', 'constructor', 'toString', 'amuont'])('IN-06: the field %s is refused as unknown', (name) => {
    const text = JSON.stringify(POSTING).replace('{', `{${JSON.stringify(name)}:{"polluted":true},`);
    expect(faultsOf(text)).toEqual([{ field: name, reason: 'there is no such field' }]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([['[]'], ['null'], ['"posting"'], ['1']])('IN-06: %s is no record', (text) => {
    expect(faultsOf(text)).toEqual([{ field: '', reason: 'it is not a JSON object' }]);
  });

  it.each(['toString', '__proto__', 'POSTING', ''])('IN-06: the kind %s is refused', (record) => {
    expect(faultsOf(JSON.stringify({ ...POSTING, record })).map(({ field }) => field)).toEqual(['record']);
  });

  it('names everything that is wrong with it at once', () => {
    const text = JSON.stringify({
      record: 'posting',
      amount: 'much',
      original: { amount: 0, currency: 'YEN', rate: '1,5' },
      merchantCategoryCode: 'food',
    });
    expect(
      faultsOf(text)
        .map(({ field }) => field)
        .toSorted(),
    ).toEqual(['account', 'amount', 'id', 'merchantCategoryCode', 'original.amount', 'original.currency', 'original.rate', 'usedOn']);
  });

  it.each([
    ['1999-12-31', ['billedFrom']],
    ['2000-01-01', []],
    ['2099-12-31', []],
    ['2199-01-01', ['billedFrom']],
  ])('takes bills from %s on as it should', (billedFrom, fields) => {
    const account = { record: 'account', id: 'A1', member: 'M1', product: 'GOLD', currency: 'JPY', billedFrom };
    expect(faultsOf(JSON.stringify(account)).map(({ field }) => field)).toEqual(fields);
  });

  it('keeps text as text, and masks a card number in it', () => {
    const merchant = `<script>alert(1)</script> =1+1 4111 1111 1111 1111 ４１１１－１１１１－１１１１－１１１１`;
    expect(readFeedRecord(JSON.stringify({ ...POSTING, merchant }))).toMatchObject({
      details: { merchant: '<script>alert(1)</script> =1+1 ****1111 ****1111' },
    });
  });

  it('never tells the number of a card, not even a wrong one', () => {
    const text = JSON.stringify({ record: 'card', id: 'C1', account: 'A1', number: '4111111111111112' });
    expect(JSON.stringify(faultsOf(text))).not.toContain('4111');
  });

  it.each(['\u0000', 'a\nb', '\u001b[2J'])('refuses control characters', (merchant) => {
    expect(faultsOf(JSON.stringify({ ...POSTING, merchant }))).toEqual([{ field: 'merchant', reason: 'holds a control character' }]);
  });
});

describe('docs/feed.md', () => {
  it('shows an example of each record, and each can be read', async () => {
    const text = await readFile(new URL('../../../../docs/feed.md', import.meta.url), 'utf8');
    const examples = text.split('\n').filter((line) => line.startsWith('{'));
    expect(examples.flatMap(faultsOf)).toEqual([]);
    expect(new Set(examples.map((line) => (JSON.parse(line) as { record: string }).record)).size).toBe(11);
  });
});

describe('a record of installments', () => {
  const TABLE = {
    record: 'installments',
    product: 'GOLD',
    method: 'TABLE',
    minimumAmount: 10_000,
    deadlineBusinessDays: 5,
    earlyRepayment: 'RULE_OF_78',
    stepUpFrom: 100_000,
    terms: [{ count: 3, feePer10000: 204 }],
  };

  it('says what a product has, and takes what is usual for the rest', () => {
    expect(readFeedRecord(JSON.stringify(TABLE))).toEqual({
      ...TABLE,
      minimumPayment: 1,
      roundingUnit: 1,
      remainder: 'FIRST',
      yearDays: 'ALWAYS_365',
      terms: [{ count: 3, feePer10000: 204, annualRateBasisPoints: null }],
    });
  });

  it.each<[object, string]>([
    [{ method: 'REVOLVING' }, 'method'],
    [{ terms: [] }, 'terms'],
    [{ terms: 3 }, 'terms'],
    [{ terms: Array.from({ length: 25 }, (_, n) => ({ count: n + 2, feePer10000: 1 })) }, 'terms'],
    [{ terms: [3] }, 'terms.0.count'],
    [{ terms: [{ count: 3 }] }, 'terms.0.feePer10000'],
    [{ terms: [{ count: 1, feePer10000: 204 }] }, 'terms.0.count'],
    [{ terms: [{ count: 61, feePer10000: 204 }] }, 'terms.0.count'],
    [{ terms: [{ count: 3, feePer10000: 10_001 }] }, 'terms.0.feePer10000'],
    [{ terms: [{ count: 3, feePer10000: -1 }] }, 'terms.0.feePer10000'],
    [{ terms: [{ count: 3, feePer10000: 204, fee: 1 }] }, 'terms.0.fee'],
    [{ terms: [...TABLE.terms, ...TABLE.terms] }, 'terms'],
    [{ method: 'DAY_COUNT' }, 'terms.0.annualRateBasisPoints'],
    [{ method: 'DAY_COUNT', terms: [{ count: 3, feePer10000: 204, annualRateBasisPoints: 1_500 }] }, 'terms.0.feePer10000'],
    [{ method: 'FIXED_MONTHLY_FEE', terms: [{ count: 3, annualRateBasisPoints: 1_500 }] }, 'terms.0.feePer10000'],
    [{ minimumAmount: 0 }, 'minimumAmount'],
    [{ roundingUnit: 0 }, 'roundingUnit'],
    [{ deadlineBusinessDays: 21 }, 'deadlineBusinessDays'],
    [{ stepUpFrom: null }, 'stepUpFrom'],
    [{ earlyRepayment: 'NEVER' }, 'earlyRepayment'],
  ])('that says %j is refused, with the field named', (wrong, field) => {
    expect(faultsOf(JSON.stringify({ ...TABLE, ...wrong })).map((fault) => fault.field)).toContain(field);
  });
});

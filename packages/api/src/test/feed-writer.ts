import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

export interface FeedSize {
  accounts: number;
  uses: number;
}

const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 300;
const SHOPS = [
  'まいにちスーパー 中野店',
  '喫茶つばめ',
  '青葉書店',
  'コンビニ ほしぞら',
  '薬局けやき',
  'ドラッグストア ひまわり',
  'Harbor Street Coffee',
];
const CODES = ['5411', '5814', '5942', '5499', '5912', '5912', '5814'];
/** Of each hundred uses: authorised only, authorised and posted, and refunded. The others are posted at once. */
const [PENDING, AUTHORISED, REFUNDED] = [1, 10, 2];

/** The records of a made-up issuer, one at a time; the same size gives the same records. */
export function* makeFeed({ accounts, uses }: FeedSize): Generator<object> {
  yield { record: 'product', code: 'BENCH', name: { ja: '明細ベンチカード', en: 'Meisai Bench Card' }, closingDay: 15, dueDay: 10 };
  for (let n = 0; n < accounts; n += 1) yield* accountRecords(n);
  for (let n = 0; n < uses; n += 1) yield* useRecords(n, accounts);
}

function* accountRecords(n: number): Generator<object> {
  const name = { family: '山田', given: `花子${n}` };
  yield { record: 'member', id: `BM${n}`, language: n % 5 === 0 ? 'en' : 'ja', birthDate: dayAfter(n % DAYS), name };
  yield { record: 'contact', member: `BM${n}`, email: `member${n}@example.jp` };
  yield { record: 'account', id: `BA${n}`, member: `BM${n}`, product: 'BENCH', currency: 'JPY', billedFrom: '2026-01-01' };
  yield { record: 'card', id: `BC${n}`, account: `BA${n}`, number: cardNumber(n), expires: '08/39' };
}

function* useRecords(n: number, accounts: number): Generator<object> {
  const account = n % accounts;
  const [share, shop] = [n % 100, n % SHOPS.length];
  const used = Math.floor((n / accounts) * 7) % DAYS;
  const amount = 100 + ((n * 7919) % 20_000);
  const use = {
    id: `U${n}`,
    account: `BA${account}`,
    card: `BC${account}`,
    usedOn: dayAfter(used),
    merchant: SHOPS[shop],
    merchantCategoryCode: CODES[shop],
    amount,
  };
  if (share < AUTHORISED) yield { record: 'authorisation', ...use };
  if (share < PENDING) return;
  const [isForeign, isRefunded] = [share === 50, share >= 100 - REFUNDED];
  const original = isForeign
    ? { original: { amount: Math.ceil(amount / 1.5), currency: 'USD', rate: '150.25', rateOn: dayAfter(used) } }
    : {};
  yield { record: 'posting', ...use, postedOn: dayAfter(used + 2), ...original };
  if (!isRefunded) return;
  yield {
    record: 'refund',
    id: `R${n}`,
    of: use.id,
    account: use.account,
    card: use.card,
    usedOn: dayAfter(used + 5),
    merchant: use.merchant,
    amount,
  };
}

function dayAfter(days: number): string {
  return new Date(FIRST_DAY + days * DAY_MS).toISOString().slice(0, 10);
}

/** A number no issuer has, whose check digit fits (ISO/IEC 7812-1, annex B). */
export function cardNumber(n: number): string {
  const body = `9392${String(n).padStart(11, '0')}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Writes records as a feed, without holding them. @returns how many there are. */
export async function writeFeed(path: string, records: Iterable<object>): Promise<number> {
  const stream = createWriteStream(path);
  let count = 0;
  for (const record of records) {
    count += 1;
    if (!stream.write(`${JSON.stringify(record)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
  return count;
}

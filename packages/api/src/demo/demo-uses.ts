import { createHash } from 'node:crypto';
import type { NewUse } from '../statements/index.js';
import type { DemoAccount } from './demo-members.js';

interface Merchant {
  name: string;
  /** Merchant category code (ISO 18245). */
  code: string;
  /** Usual amount in minor units of the account's currency. */
  usual: number;
  spread: number;
  /** How often, against the others; 1 where nothing is said. */
  weight?: number;
}

const JAPANESE_MERCHANTS: readonly Merchant[] = [
  { name: 'まいにちスーパー 中野店', code: '5411', usual: 3_200, spread: 2_400 },
  { name: '喫茶つばめ', code: '5814', usual: 780, spread: 420 },
  { name: '青葉書店', code: '5942', usual: 2_150, spread: 1_700 },
  { name: 'コンビニ ほしぞら', code: '5499', usual: 640, spread: 500 },
  { name: '薬局けやき', code: '5912', usual: 1_980, spread: 1_200 },
  { name: 'レストラン 山の音', code: '5812', usual: 6_800, spread: 4_000, weight: 0.4 },
  { name: '家電のあかり', code: '5732', usual: 38_000, spread: 30_000, weight: 0.1 },
  { name: '旅館 湯の里', code: '7011', usual: 46_500, spread: 18_000, weight: 0.05 },
  { name: 'ドラッグストア ひまわり', code: '5912', usual: 2_340, spread: 1_600 },
];

const AMERICAN_MERCHANTS: readonly Merchant[] = [
  { name: 'Harbor Street Coffee', code: '5814', usual: 685, spread: 300 },
  { name: 'Maple Grocery', code: '5411', usual: 5_420, spread: 3_900 },
  { name: 'Northline Airlines', code: '4511', usual: 42_800, spread: 25_000, weight: 0.1 },
  { name: 'Riverside Books', code: '5942', usual: 2_395, spread: 1_500 },
  { name: 'Blue Door Hotel', code: '7011', usual: 18_900, spread: 9_000, weight: 0.2 },
];

/** What comes once a month, on a day of its own. */
const MONTHLY: Record<DemoAccount['currency'], readonly (Merchant & { day: string })[]> = {
  JPY: [
    { name: '東都電鉄 定期券', code: '4111', usual: 12_400, spread: 0, day: '03' },
    { name: '北斗ガス', code: '4900', usual: 5_430, spread: 1_900, day: '12' },
    { name: 'さくら動画サービス', code: '5815', usual: 1_490, spread: 0, day: '25' },
  ],
  USD: [{ name: 'Cloudshelf Storage', code: '5817', usual: 299, spread: 0, day: '08' }],
};

const LARGE_DAYS = ['06', '19'];
/** Twice a month one of them, in turns: nobody buys the same furniture again after a fortnight. */
const LARGE: Record<DemoAccount['currency'], readonly { name: string; code: string; minor: bigint }[]> = {
  JPY: [
    { name: '家具の木もれ日', code: '5712', minor: 64_800n },
    { name: '自転車のそよかぜ', code: '5940', minor: 52_800n },
    { name: '眼鏡の三日月', code: '8043', minor: 33_600n },
    { name: '時計のときわ', code: '5944', minor: 79_200n },
    { name: '寝具の夢路', code: '5719', minor: 38_500n },
    { name: '楽器のおとわ', code: '5733', minor: 58_300n },
    { name: 'カメラのしらかば', code: '5946', minor: 46_900n },
  ],
  USD: [
    { name: 'Lakeside Furniture', code: '5712', minor: 58_900n },
    { name: 'Summit Bicycles', code: '5940', minor: 74_500n },
    { name: 'Clearview Optical', code: '8043', minor: 31_200n },
    { name: 'Fenwick Music', code: '5733', minor: 42_600n },
    { name: 'Birch & Sons Watches', code: '5944', minor: 66_300n },
  ],
};

/** The uses of one day of a demo account: always the same for the same day, so that filling up twice adds nothing. */
export function demoUsesOf(account: DemoAccount, cardId: string, day: string): NewUse[] {
  if (account.usesPerDay === 0) return [];
  const count = Math.floor(account.usesPerDay + chance(account, day, 'count'));
  const uses = Array.from({ length: count }, (_, index) => demoUse(account, cardId, day, index));
  return [...uses, ...monthlyUses(account, cardId, day), ...largeUses(account, cardId, day)];
}

function monthlyUses(account: DemoAccount, cardId: string, day: string): NewUse[] {
  const due = MONTHLY[account.currency].filter((merchant) => merchant.day === day.slice(-2));
  return due.map((merchant) => ({
    ...purchaseAt(merchant, cardId, day),
    amountMinor: BigInt(amountAt(merchant, chance(account, day, 'monthly'))),
    sourceKey: `demo:use:${day}:monthly`,
  }));
}

/** Something worth installments, so that at any time there is a purchase whose deadline has not passed. */
function largeUses({ currency }: DemoAccount, cardId: string, day: string): NewUse[] {
  const nth = LARGE_DAYS.indexOf(day.slice(-2));
  if (nth === -1) return [];
  const [year = 0, month = 0] = day.split('-').map(Number);
  const choice = LARGE[currency];
  const bought = choice[((year * 12 + month) * LARGE_DAYS.length + nth) % choice.length];
  if (bought === undefined) return [];
  return [{ ...purchaseAt(bought, cardId, day), amountMinor: bought.minor, sourceKey: `demo:use:${day}:large` }];
}

function purchaseAt({ name, code }: { name: string; code: string }, cardId: string, day: string) {
  return { cardId, kind: 'PURCHASE', merchant: name, usedOn: day, postedOn: null, original: null, merchantCategoryCode: code } as const;
}

/** @param draw from 0 to 1 */
function amountAt({ usual, spread }: Merchant, draw: number): number {
  return Math.max(100, Math.round(usual + (draw * 2 - 1) * spread));
}

function demoUse(account: DemoAccount, cardId: string, day: string, index: number): NewUse {
  const merchants = account.currency === 'JPY' ? JAPANESE_MERCHANTS : AMERICAN_MERCHANTS;
  const draw = (what: string): number => chance(account, day, `${what}-${index}`);
  const merchant = pick(merchants, draw('merchant'));
  const amount = amountAt(merchant, draw('amount'));
  const isRefund = draw('refund') < 0.02;
  return {
    ...purchaseAt(merchant, cardId, day),
    kind: isRefund ? 'REFUND' : 'PURCHASE',
    amountMinor: BigInt(isRefund ? -amount : amount),
    sourceKey: `demo:use:${day}:${index}`,
  };
}

function pick(merchants: readonly Merchant[], draw: number): Merchant {
  const weightOf = ({ weight = 1 }: Merchant): number => weight;
  let rest = draw * merchants.reduce((sum, merchant) => sum + weightOf(merchant), 0);
  for (const merchant of merchants) {
    rest -= weightOf(merchant);
    if (rest < 0) return merchant;
  }
  throw new RangeError('The demo has no merchants.');
}

/** A number from 0 to 1 that depends on nothing but its arguments. */
function chance(account: DemoAccount, day: string, what: string): number {
  const digest = createHash('sha256').update(`${account.lastFour}/${day}/${what}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

import type {
  TransactionCategory,
  TransactionFilter,
  TransactionKind,
  TransactionSort,
  WayOfPaying,
} from '../platform/schema.generated.js';

/** What is searched, as it stands in the address: a link shows the same to the same member. */
export interface TransactionSearchParams {
  text?: string;
  from?: string;
  to?: string;
  category?: TransactionCategory;
  card?: string;
  holder?: string;
  way?: WayOfPaying;
  /** Payments in the place of uses. */
  kind?: 'PAYMENTS';
  min?: number;
  max?: number;
  sort?: TransactionSort;
}

export const CATEGORIES: readonly TransactionCategory[] = [
  'GROCERIES',
  'DINING',
  'SHOPPING',
  'CLOTHING',
  'HOME',
  'ELECTRONICS',
  'TRANSPORT',
  'FUEL',
  'TRAVEL',
  'HEALTH',
  'BEAUTY',
  'ENTERTAINMENT',
  'DIGITAL',
  'UTILITIES',
  'INSURANCE',
  'EDUCATION',
  'GOVERNMENT',
  'SERVICES',
  'CASH',
  'UNCATEGORISED',
];
export const WAYS: readonly WayOfPaying[] = ['LUMP_SUM', 'INSTALLMENTS'];
export const SORTS: readonly TransactionSort[] = ['NEWEST', 'OLDEST', 'LARGEST', 'SMALLEST'];

/** A list of uses counts and sums what was used and given back. What was paid for them is no use, and is asked for by itself. */
const KINDS: Record<'USES' | 'PAYMENTS', TransactionKind[]> = {
  USES: ['PURCHASE', 'CASH', 'FEE', 'REFUND', 'CREDIT'],
  PAYMENTS: ['PAYMENT'],
};

const LONGEST_TEXT = 100;

/** Takes from an address what is a search, and drops the rest. */
export function readSearchParams(search: Record<string, unknown>): TransactionSearchParams {
  const { text, from, to, category, card, holder, way, kind, min, max, sort } = search;
  return withoutGaps({
    text: typeof text === 'string' || typeof text === 'number' ? String(text).slice(0, LONGEST_TEXT) : undefined,
    from: readDay(from),
    to: readDay(to),
    category: CATEGORIES.find((known) => known === category),
    card: typeof card === 'string' ? card : undefined,
    holder: typeof holder === 'string' ? holder : undefined,
    way: WAYS.find((known) => known === way),
    kind: kind === 'PAYMENTS' ? kind : undefined,
    min: readAmount(min),
    max: readAmount(max),
    sort: SORTS.find((known) => known === sort),
  });
}

/** The search as the API takes it. */
export function filterOf({ text, from, to, category, card, holder, way, kind, min, max }: TransactionSearchParams): TransactionFilter {
  return {
    text: text ?? null,
    usedFrom: from ?? null,
    usedTo: to ?? null,
    categories: category === undefined ? null : [category],
    cardIds: card === undefined ? null : [card],
    holderIds: holder === undefined ? null : [holder],
    kinds: KINDS[kind ?? 'USES'],
    waysOfPaying: way === undefined ? null : [way],
    minAmount: min ?? null,
    maxAmount: max ?? null,
  };
}

/** Whether anything is asked for besides the order. */
export function isNarrowed({
  sort: _sort,
  ...filters
}: { [Key in keyof TransactionSearchParams]: TransactionSearchParams[Key] | undefined }): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}

/** What is not asked for is no part of the address. */
export function withoutGaps(params: {
  [Key in keyof TransactionSearchParams]: TransactionSearchParams[Key] | undefined;
}): TransactionSearchParams {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined && value !== '')) as TransactionSearchParams;
}

function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const instant = Date.parse(value);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value) ? value : undefined;
}

function readAmount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

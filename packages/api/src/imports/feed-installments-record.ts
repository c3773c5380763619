import { feePer10000Of, type InstallmentPolicy, type InstallmentTerm } from '../installments/index.js';
import type { FieldReader } from './feed-fields.js';

/** What a product says of installments; amounts in minor units of its accounts' currency. */
export interface FeedInstallments {
  record: 'installments';
  product: string;
  method: InstallmentPolicy['method'];
  minimumAmount: number;
  minimumPayment: number;
  roundingUnit: number;
  remainder: InstallmentPolicy['remainderTaker'];
  yearDays: InstallmentPolicy['yearDays'];
  deadlineBusinessDays: number;
  earlyRepayment: InstallmentPolicy['earlyRepayment'];
  stepUpFrom: number;
  terms: FeedTerm[];
}

/** One number of payments with its price, of which the feed says one side or both. */
export interface FeedTerm {
  count: number;
  /** TABLE: of the whole plan; FIXED_MONTHLY_FEE: of a month. */
  feePer10000: number | null;
  annualRateBasisPoints: number | null;
}

/** As many as the offers of a purchase can show side by side. */
const MOST_TERMS = 24;
const MOST_PAYMENTS = 60;
const ALL = 10_000;

export function readInstallments(fields: FieldReader): FeedInstallments {
  const method = fields.need('method', fields.oneOf('method', ['TABLE', 'DAY_COUNT', 'FIXED_MONTHLY_FEE'])) ?? 'TABLE';
  const terms = fields.need(
    'terms',
    fields.list('terms', MOST_TERMS, (inner) => readTerm(inner, method)),
  );
  const counts = (terms ?? []).map(({ count }) => count);
  if (new Set(counts).size < counts.length) fields.blame('terms', 'must have each number of payments once');
  return {
    record: 'installments',
    product: fields.needId('product'),
    method,
    minimumAmount: fields.need('minimumAmount', fields.whole('minimumAmount', 1)) ?? 0,
    minimumPayment: fields.whole('minimumPayment', 1) ?? 1,
    roundingUnit: fields.whole('roundingUnit', 1) ?? 1,
    remainder: fields.oneOf('remainder', ['FIRST', 'LAST']) ?? 'FIRST',
    yearDays: fields.oneOf('yearDays', ['ALWAYS_365', 'ACTUAL']) ?? 'ALWAYS_365',
    deadlineBusinessDays: fields.need('deadlineBusinessDays', fields.whole('deadlineBusinessDays', 0, 20)) ?? 0,
    earlyRepayment: fields.need('earlyRepayment', fields.oneOf('earlyRepayment', ['RULE_OF_78', 'BY_DAYS'])) ?? 'BY_DAYS',
    stepUpFrom: fields.need('stepUpFrom', fields.whole('stepUpFrom', 0)) ?? 0,
    terms: terms ?? [],
  };
}

function readTerm(fields: FieldReader, method: InstallmentPolicy['method']): FeedTerm {
  const count = fields.need('count', fields.whole('count', 2, MOST_PAYMENTS)) ?? 0;
  const feePer10000 = fields.whole('feePer10000', 0, ALL);
  const annualRateBasisPoints = fields.whole('annualRateBasisPoints', 0, ALL);
  if (method === 'FIXED_MONTHLY_FEE') {
    fields.need('feePer10000', feePer10000);
    if (annualRateBasisPoints !== null) fields.blame('annualRateBasisPoints', 'goes without FIXED_MONTHLY_FEE, whose fee tells it');
  }
  if (method === 'DAY_COUNT') {
    fields.need('annualRateBasisPoints', annualRateBasisPoints);
    if (feePer10000 !== null) fields.blame('feePer10000', 'goes without DAY_COUNT, whose rate tells it');
  }
  if (method === 'TABLE' && feePer10000 === null && annualRateBasisPoints === null) fields.need('feePer10000', feePer10000);
  return { count, feePer10000, annualRateBasisPoints };
}

/** The policy a record states. Where a table says the rate alone, its fee follows from it. */
export function policyOf(record: FeedInstallments): InstallmentPolicy {
  const { method, yearDays, deadlineBusinessDays, earlyRepayment } = record;
  return {
    method,
    yearDays,
    deadlineBusinessDays,
    earlyRepayment,
    minimumAmountMinor: BigInt(record.minimumAmount),
    minimumPaymentMinor: BigInt(record.minimumPayment),
    roundingUnitMinor: BigInt(record.roundingUnit),
    remainderTaker: record.remainder,
    stepUpFromMinor: BigInt(record.stepUpFrom),
    terms: record.terms.map(termOf),
  };
}

function termOf({ count, feePer10000, annualRateBasisPoints }: FeedTerm): InstallmentTerm {
  const annualRateBp = annualRateBasisPoints === null ? null : BigInt(annualRateBasisPoints);
  const fee = feePer10000 === null ? feePer10000Of(annualRateBp ?? 0n, count) : BigInt(feePer10000);
  return { count, feePer10000: fee, annualRateBp };
}

import { readDecimal } from '../money/read-amount.js';
import type { FieldReader } from './feed-fields.js';

type UseStep = 'AUTHORISATION' | 'POSTING' | 'REVERSAL';

/** What a feed says of a use, a refund or a payment. */
export interface FeedUse {
  record: 'use';
  id: string;
  account: string;
  step: UseStep;
  /** The day of the step. */
  on: string;
  /** Positive raises what is owed; of a reversal it says nothing. */
  amountMinor: bigint;
  details: FeedUseDetails | null;
  /** The id of the purchase a refund gives back. */
  refundOf: string | null;
  /** Whether the issuer leaves it to this service whether an authorisation goes through. */
  isLeftToService: boolean;
}

export interface FeedUseDetails {
  kind: 'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT';
  /** The id of the card; null for what belongs to the account. */
  card: string | null;
  merchant: string;
  usedOn: string;
  postedOn: string | null;
  original: { minorUnits: bigint; currency: string } | null;
  exchangeRate: string | null;
  exchangedOn: string | null;
  merchantCategoryCode: string | null;
}

export function readUse(fields: FieldReader, step: 'AUTHORISATION' | 'POSTING'): FeedUse {
  const isLeftToService = step === 'AUTHORISATION' && fields.flag('decide');
  const usedOn = fields.needDay('usedOn');
  const postedOn = step === 'POSTING' ? (fields.day('postedOn') ?? usedOn) : null;
  return {
    ...readHead(fields),
    step,
    on: postedOn ?? usedOn,
    amountMinor: fields.needAmount('amount', 0),
    details: {
      kind: fields.oneOf('kind', ['PURCHASE', 'CASH', 'FEE']) ?? 'PURCHASE',
      usedOn,
      postedOn,
      ...readPlace(fields, 1n),
    },
    refundOf: null,
    isLeftToService,
  };
}

export function readRefund(fields: FieldReader): FeedUse {
  const usedOn = fields.needDay('usedOn');
  const postedOn = fields.day('postedOn') ?? usedOn;
  return {
    ...readHead(fields),
    step: 'POSTING',
    on: postedOn,
    amountMinor: -fields.needAmount('amount', 1),
    details: { kind: 'REFUND', usedOn, postedOn, ...readPlace(fields, -1n) },
    refundOf: fields.id('of'),
    isLeftToService: false,
  };
}

export function readReversal(fields: FieldReader): FeedUse {
  return {
    ...readHead(fields),
    step: 'REVERSAL',
    on: fields.needDay('on'),
    amountMinor: 0n,
    details: null,
    refundOf: null,
    isLeftToService: false,
  };
}

export function readPayment(fields: FieldReader): FeedUse {
  const paidOn = fields.needDay('paidOn');
  return {
    ...readHead(fields),
    step: 'POSTING',
    on: paidOn,
    amountMinor: -fields.needAmount('amount', 1),
    details: {
      kind: 'PAYMENT',
      card: null,
      merchant: fields.text('text') ?? '',
      usedOn: paidOn,
      postedOn: paidOn,
      original: null,
      exchangeRate: null,
      exchangedOn: null,
      merchantCategoryCode: null,
    },
    refundOf: null,
    isLeftToService: false,
  };
}

function readHead(fields: FieldReader): Pick<FeedUse, 'record' | 'id' | 'account'> {
  return { record: 'use', id: fields.needId('id'), account: fields.needId('account') };
}

type Place = Omit<FeedUseDetails, 'kind' | 'usedOn' | 'postedOn'>;

/** Where and with what: the card, the shop, and the price in the shop's currency. @param sign of the original amount */
function readPlace(fields: FieldReader, sign: 1n | -1n): Place {
  const original = fields.inner('original', (inner) => ({
    minorUnits: sign * inner.needAmount('amount', 1),
    currency: inner.need('currency', inner.currency('currency')) ?? '',
    rate: readRate(inner),
    rateOn: inner.day('rateOn'),
  }));
  const code = fields.text('merchantCategoryCode');
  if (code !== null && !/^\d{4}$/.test(code)) fields.blame('merchantCategoryCode', 'must be four digits');
  return {
    card: fields.id('card'),
    merchant: fields.text('merchant') ?? '',
    original: original === null ? null : { minorUnits: original.minorUnits, currency: original.currency },
    exchangeRate: original?.rate ?? null,
    exchangedOn: original?.rateOn ?? null,
    merchantCategoryCode: code,
  };
}

function readRate(fields: FieldReader): string | null {
  const text = fields.text('rate');
  if (text === null) return null;
  const rate = readDecimal(text);
  const isRate = /^\d+(?:\.\d+)?$/.test(text) && !('fault' in rate) && rate.digits > 0n;
  return isRate ? text : fields.blame('rate', 'must be a decimal number as text, such as "150.58"');
}

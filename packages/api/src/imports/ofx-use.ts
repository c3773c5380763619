import { divideByRateHalfUp, multiplyHalfUp } from '../money/convert.js';
import { isCurrency } from '../money/currency.js';
import { readAmount, readDecimal, type Decimal } from '../money/read-amount.js';
import { maskCardNumbers } from './import-mask.js';
import { dayFault, isZeroDate, readOfxDay } from './ofx-day.js';
import type { OfxFault, OfxField, OfxRecord } from './ofx-reader.js';

/** One use of the card, as an OFX record says it. */
export interface OfxUse {
  kind: 'PURCHASE' | 'CASH' | 'FEE' | 'REFUND' | 'PAYMENT' | 'CREDIT';
  merchant: string;
  usedOn: string;
  postedOn: string | null;
  /** Positive raises what is owed. */
  amountMinor: bigint;
  original: { minorUnits: bigint; currency: string } | null;
  /** What one of the original currency cost, as a decimal text; null where the bank does not say. */
  exchangeRate?: string | null;
  /** What the bank knows it by; null where the bank gives nothing. */
  fitid: string | null;
}

/** OFX 2.3, 3.2.1: an A-255. */
const LONGEST_FITID = 255;

/** Reads a record into a use in the account's currency, or names everything that is wrong with it. */
export function readOfxUse({ line, fields }: OfxRecord, currency: string, acctId: string | null): OfxUse | OfxFault[] {
  const faults: OfxFault[] = [];
  const blame = (field: OfxField | undefined, reason: string): void => void faults.push({ line: field?.line ?? line, reason });

  const posted = readDay(fields.get('DTPOSTED'), 'DTPOSTED', faults);
  const user = fields.get('DTUSER');
  const used = user === undefined || isZeroDate(user.value) ? null : readDay(user, 'DTUSER', faults);
  const usedOn = used ?? posted;
  if (usedOn === null && faults.length === 0) blame(undefined, 'DTPOSTED is missing');
  const amount = readMoney(fields, currency, blame);
  const fitid = fields.get('FITID');
  if (fitid !== undefined && fitid.value.length > LONGEST_FITID) blame(fitid, `FITID is longer than ${LONGEST_FITID} characters`);
  const correction = fields.get('CORRECTFITID');
  if (correction !== undefined) blame(correction, 'CORRECTFITID: a record that corrects an earlier one cannot be imported yet');
  if (faults.length > 0 || usedOn === null || amount === null) return faults;
  return {
    kind: kindOf(fields.get('TRNTYPE')?.value.toUpperCase(), amount.amountMinor),
    merchant: maskCardNumbers(merchantOf(fields)),
    usedOn,
    postedOn: posted,
    ...amount,
    fitid: fitid === undefined ? null : hideAccount(fitid.value, acctId),
  };
}

type Blame = (field: OfxField | undefined, reason: string) => void;

function readDay(field: OfxField | undefined, name: string, faults: OfxFault[]): string | null {
  if (field === undefined) return null;
  const day = readOfxDay(field.value);
  if (day === null) faults.push(dayFault(name, field));
  return day;
}

type Amounts = Pick<OfxUse, 'amountMinor' | 'original' | 'exchangeRate'>;

/**
 * TRNAMT in the account's currency, with the original. CURRENCY says that TRNAMT itself is in the other currency, ORIGCURRENCY
 * that the bank has converted it already; CURRATE is the account's currency for one of the other (OFX 2.3, 5.2).
 */
function readMoney(fields: OfxRecord['fields'], currency: string, blame: Blame): Amounts | null {
  const field = fields.get('TRNAMT');
  if (field === undefined) {
    blame(undefined, 'TRNAMT is missing');
    return null;
  }
  const other = readOther(fields, currency, blame);
  const written = other?.isUnconverted === true ? other.currency : currency;
  const amount = readAmount(field.value, written);
  if ('fault' in amount) {
    blame(field, `TRNAMT ${quote(field.value)}: ${amount.fault}`);
    return null;
  }
  // A bank writes what leaves the member's pocket as negative; here it is what is owed.
  const charge = -amount.minorUnits;
  if (other === null) return { amountMinor: charge, original: null };
  if (other.isUnconverted) {
    return {
      amountMinor: multiplyHalfUp(charge, other.rate, other.currency, currency),
      original: { minorUnits: charge, currency: other.currency },
      exchangeRate: decimalOf(other.rate),
    };
  }
  return {
    amountMinor: charge,
    original: { minorUnits: divideByRateHalfUp(charge, other.rate, currency, other.currency), currency: other.currency },
    exchangeRate: decimalOf(other.rate),
  };
}

function decimalOf({ digits, scale }: Decimal): string {
  const text = String(digits).padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

interface OtherCurrency {
  currency: string;
  rate: Decimal;
  isUnconverted: boolean;
}

function readOther(fields: OfxRecord['fields'], currency: string, blame: Blame): OtherCurrency | null {
  const part = fields.has('CURRENCY.CURSYM') ? 'CURRENCY' : 'ORIGCURRENCY';
  const symbol = fields.get(`${part}.CURSYM`);
  const code = symbol?.value.toUpperCase();
  if (symbol === undefined || code === undefined || code === currency) return null;
  const isUnconverted = part === 'CURRENCY';
  if (!isCurrency(code)) {
    blame(symbol, `CURSYM ${quote(symbol.value)} is not a currency`);
    return null;
  }
  const written = fields.get(`${part}.CURRATE`);
  // Without a rate the converted amount still stands; only the original is not known.
  if (written === undefined && !isUnconverted) return null;
  const rate = readDecimal(written?.value ?? '');
  if ('fault' in rate || rate.digits === 0n) {
    blame(written ?? symbol, written === undefined ? 'CURRATE is missing' : `CURRATE ${quote(written.value)} is not a rate`);
    return null;
  }
  return { currency: code, rate, isUnconverted };
}

const FEES = new Set(['FEE', 'SRVCHG', 'INT']);
const CASH = new Set(['CASH', 'ATM']);

function kindOf(type: string | undefined, chargeMinor: bigint): OfxUse['kind'] {
  // Some banks call a purchase paid over a payment service a PAYMENT too: it raises what is owed.
  if (type === 'PAYMENT' && chargeMinor <= 0n) return 'PAYMENT';
  if (type !== undefined && FEES.has(type)) return 'FEE';
  if (type !== undefined && CASH.has(type)) return 'CASH';
  if (chargeMinor >= 0n) return 'PURCHASE';
  // Banks write CREDIT for a payment and for a refund alike; only what came from a till is surely a refund.
  return type === 'POS' ? 'REFUND' : 'CREDIT';
}

/** NAME is cut at 32 characters; EXTDNAME is its full form where a bank gives it. Empty where it says nothing. */
function merchantOf(fields: OfxRecord['fields']): string {
  const name = fields.get('NAME')?.value ?? fields.get('PAYEE.NAME')?.value;
  const extended = fields.get('EXTDNAME')?.value;
  if (name !== undefined && extended?.startsWith(name)) return extended;
  return name ?? extended ?? fields.get('MEMO')?.value ?? '';
}

/** No full card number is kept, not even inside what a bank calls its transactions. */
function hideAccount(fitid: string, acctId: string | null): string {
  const number = /\d{12,19}/.exec(acctId ?? '')?.[0];
  return number === undefined ? fitid : fitid.replaceAll(number, `****${number.slice(-4)}`);
}

const QUOTED_LENGTH = 40;

function quote(value: string): string {
  return `"${value.length > QUOTED_LENGTH ? `${value.slice(0, QUOTED_LENGTH)}…` : value}"`;
}

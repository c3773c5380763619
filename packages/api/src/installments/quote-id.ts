import { createHash, timingSafeEqual } from 'node:crypto';
import type { Keys } from '../platform/index.js';

/** What a quote is about. */
export interface Quote {
  kind: 'OFFER' | 'REPAYMENT';
  accountId: string;
  /** Of the purchase, or of the plan. */
  subjectId: string;
  /** The number of payments, or the one at which the rest is settled. */
  count: number;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

/** The form of a quote's id: 40 bytes of what it is about, then the seal. */
const LAYOUT = { kind: 0, account: 1, subject: 17, count: 33, expires: 34, seal: 40 } as const;
const SEAL_BYTES = 32;
const KINDS = ['OFFER', 'REPAYMENT'] as const;

/**
 * Makes the id of a quote. It holds what the quote is about, and is sealed together with whom it is for and every figure of it,
 * so that nothing needs to be stored before the member confirms, and what is confirmed can be no other figure.
 */
export function makeQuoteId(keys: Keys, memberId: string, quote: Quote, figures: unknown): string {
  const bytes = writeQuote(quote);
  return Buffer.concat([bytes, seal(keys, memberId, bytes, figures)]).toString('base64url');
}

/** Takes an id apart; null for what has not the form of one. It proves nothing until {@link isQuoted} has seen the figures. */
export function readQuoteId(id: string): Quote | null {
  const bytes = Buffer.from(id, 'base64url');
  const kind = KINDS[bytes[LAYOUT.kind] ?? KINDS.length];
  if (kind === undefined || bytes.length !== LAYOUT.seal + SEAL_BYTES || bytes.toString('base64url') !== id) return null;
  return {
    kind,
    accountId: readUuid(bytes, LAYOUT.account),
    subjectId: readUuid(bytes, LAYOUT.subject),
    count: bytes.readUInt8(LAYOUT.count),
    expiresAt: bytes.readUIntBE(LAYOUT.expires, LAYOUT.seal - LAYOUT.expires),
  };
}

/** Whether an id was made for this member and for exactly these figures. */
export function isQuoted(keys: Keys, memberId: string, id: string, quote: Quote, figures: unknown): boolean {
  const bytes = Buffer.from(id, 'base64url');
  return timingSafeEqual(bytes.subarray(LAYOUT.seal), seal(keys, memberId, writeQuote(quote), figures));
}

function writeQuote({ kind, accountId, subjectId, count, expiresAt }: Quote): Buffer {
  const bytes = Buffer.alloc(LAYOUT.seal);
  bytes.writeUInt8(KINDS.indexOf(kind), LAYOUT.kind);
  bytes.write(accountId.replaceAll('-', ''), LAYOUT.account, 'hex');
  bytes.write(subjectId.replaceAll('-', ''), LAYOUT.subject, 'hex');
  bytes.writeUInt8(count, LAYOUT.count);
  bytes.writeUIntBE(expiresAt, LAYOUT.expires, LAYOUT.seal - LAYOUT.expires);
  return bytes;
}

function readUuid(bytes: Buffer, from: number): string {
  const hex = bytes.toString('hex', from, from + 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function seal(keys: Keys, memberId: string, quote: Buffer, figures: unknown): Buffer {
  const digest = createHash('sha256')
    .update(JSON.stringify(figures, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    .digest('base64url');
  return keys.hmac('installment-quote', `${memberId}/${quote.toString('base64url')}/${digest}`);
}

import { FieldReader, isRecord, type FieldFault } from './feed-fields.js';
import { readAccount, readCard, readContact, readMember, readProduct } from './feed-issuer-records.js';
import type { FeedAccount, FeedCard, FeedContact, FeedMember, FeedProduct } from './feed-issuer-records.js';
import { readInstallments, type FeedInstallments } from './feed-installments-record.js';
import { readPayment, readRefund, readReversal, readUse, type FeedUse } from './feed-use-records.js';

/** One record of a feed (docs/feed.md). */
export type FeedRecord = FeedProduct | FeedInstallments | FeedMember | FeedContact | FeedAccount | FeedCard | FeedUse;

const READERS: Readonly<Record<string, (fields: FieldReader) => FeedRecord>> = {
  product: readProduct,
  installments: readInstallments,
  member: readMember,
  contact: readContact,
  account: readAccount,
  card: readCard,
  authorisation: (fields) => readUse(fields, 'AUTHORISATION'),
  posting: (fields) => readUse(fields, 'POSTING'),
  reversal: readReversal,
  refund: readRefund,
  payment: readPayment,
};

/** Reads a line of a feed, or names everything that is wrong with it. */
export function readFeedRecord(text: string): FeedRecord | FieldFault[] {
  const object = parse(text);
  if (!isRecord(object)) return [{ field: '', reason: 'it is not a JSON object' }];
  const inexact = findInexactNumber(text);
  if (inexact !== null) return [{ field: inexact, reason: 'must be written as a whole number, without a point or an exponent' }];
  const kind = object['record'];
  const read = typeof kind === 'string' && Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
  if (read === undefined) return [{ field: 'record', reason: `must be one of ${Object.keys(READERS).join(', ')}` }];
  const { record: _, ...rest } = object;
  const fields = new FieldReader(rest);
  const record = read(fields);
  fields.refuseRest();
  return fields.faults.length > 0 ? fields.faults : record;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const PERHAPS_INEXACT = /\d[.eE]/;

/** The field of a number that JSON would round or spell out: `1280.0000000000000001` must not pass for 1280. */
function findInexactNumber(text: string): string | null {
  if (!PERHAPS_INEXACT.test(text)) return null;
  let found: string | null = null;
  JSON.parse(text, (name, value: unknown, context?: { source?: string }) => {
    if (typeof value === 'number' && /[.eE]/.test(context?.source ?? '')) found ??= name;
    return value;
  });
  return found;
}

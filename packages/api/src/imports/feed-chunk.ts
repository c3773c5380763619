import type { RecordFault, RecordOutcome } from '../accounts/index.js';
import type { BulkTransaction, Keys } from '../platform/index.js';
import { maskCardNumbers } from './import-mask.js';
import type { FeedRecord } from './feed-record.js';

/** A record of a feed with the place it was read from. */
export interface PlacedRecord<Record extends FeedRecord = FeedRecord> {
  line: number;
  text: string;
  record: Record;
}

/** What the records of a chunk are taken in with. */
export interface FeedContext {
  bulk: BulkTransaction;
  keys: Keys;
  /** When the import began, RFC 3339. */
  since: string;
}

/** What became of a record. */
export interface Taken {
  placed: PlacedRecord;
  outcome: RecordOutcome | RecordFault;
}

/** An id as it is kept: an issuer that calls a card by its number is answered with a keyed digest of it. */
export function keptId(keys: Keys, id: string): string {
  return id.length < 13 || maskCardNumbers(id) === id ? id : `keyed:${keys.hmac('issuer-id', id).toString('base64url')}`;
}

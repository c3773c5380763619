import { mayBeSeen, OF_MEMBER } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';
import type { UseDetails } from '../statements/index.js';

/** An account of the member's; its row is locked. */
export interface LockedAccount {
  id: string;
  currency: string;
  /** The day it is there, `YYYY-MM-DD`. */
  today: string;
  isBasic: boolean;
  isClosed: boolean;
  /** Whether its bills reach a year ahead. */
  isFarAhead: boolean;
}

/** Locks an account as an import does: what happens to it is serial, and reads go on. null for another's and for none alike. */
export async function lockAccount(tx: EntityManager, memberId: string, accountId: string): Promise<LockedAccount | null> {
  const rows = await query<LockedAccount>(
    tx,
    `select a.id, a.currency, (app_now() at time zone a.time_zone)::date::text as today, m.is_basic as "isBasic",
            a.closed_at is not null as "isClosed",
            coalesce(a.next_closing_on > (app_now() at time zone a.time_zone)::date + interval '1 year', false) as "isFarAhead"
       from account a ${OF_MEMBER} where a.id = $2 for no key update of a`,
    [memberId, accountId],
  );
  return rows[0] ?? null;
}

/** A stored use, as it would be said again. */
export interface StoredUse {
  sourceKey: string;
  status: 'PENDING' | 'POSTED' | 'CANCELLED';
  amountMinor: string;
  details: UseDetails;
}

interface StoredRow extends Omit<StoredUse, 'details'>, Omit<UseDetails, 'original' | 'kind'> {
  kind: UseDetails['kind'] | 'CREDIT';
  originalMinor: string | null;
  originalCurrency: string | null;
}

/** A use that the member sees; null for another's and for none alike. */
export async function findStoredUse(em: EntityManager, memberId: string, accountId: string, id: string): Promise<StoredUse | null> {
  const [row] = await query<StoredRow>(
    em,
    `select t.source_key as "sourceKey", t.status, t.amount_minor::text as "amountMinor", t.kind, t.card_id as "cardId", t.merchant,
            t.used_on::text as "usedOn", t.posted_on::text as "postedOn", t.original_minor::text as "originalMinor",
            t.original_currency as "originalCurrency", t.exchange_rate::text as "exchangeRate", t.exchanged_on::text as "exchangedOn",
            t.merchant_category_code as "merchantCategoryCode"
       from card_transaction t join account a on a.id = t.account_id ${OF_MEMBER}
      where t.account_id = $2 and t.id = $3 and ${mayBeSeen('t.card_id')}`,
    [memberId, accountId, id],
  );
  if (row === undefined || row.kind === 'CREDIT') return null;
  const { sourceKey, status, amountMinor, originalMinor, originalCurrency, kind, ...details } = row;
  const original =
    originalMinor === null || originalCurrency === null ? null : { minorUnits: BigInt(originalMinor), currency: originalCurrency };
  return { sourceKey, status, amountMinor, details: { ...details, kind, original } };
}

/** The id of the use that is known by a source key. */
export async function findUseId(tx: EntityManager, accountId: string, sourceKey: string): Promise<string> {
  const [row] = await query<{ id: string }>(tx, 'select id from card_transaction where account_id = $1 and source_key = $2', [
    accountId,
    sourceKey,
  ]);
  if (row === undefined) throw new Error('A use is not there that was recorded a moment ago.');
  return row.id;
}

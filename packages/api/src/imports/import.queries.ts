import { query, type EntityManager } from '../platform/index.js';
import { FITID_POSITION } from './import-key.js';

export interface ImportAccount {
  id: string;
  currency: string;
}

/** Locks an account for an import: two imports into it wait for each other. Null if there is none of the id. */
export async function lockAccount(em: EntityManager, accountId: string): Promise<ImportAccount | null> {
  const rows = await query<ImportAccount>(em, 'select id, currency from account where id = $1 for update', [accountId]);
  return rows[0] ?? null;
}

/** Whether the account's own books leave a bill of this closing date to others: they are closed elsewhere, or were closed past it. */
export async function isBilledBefore(em: EntityManager, accountId: string, closingDate: string): Promise<boolean> {
  const rows = await query(em, 'select 1 from account where id = $1 and (next_closing_on is null or next_closing_on > $2)', [
    accountId,
    closingDate,
  ]);
  return rows.length > 0;
}

/** Reads an account without locking it. */
export async function findImportAccount(em: EntityManager, accountId: string): Promise<ImportAccount | null> {
  const rows = await query<ImportAccount>(em, 'select id, currency from account where id = $1', [accountId]);
  return rows[0] ?? null;
}

/** The cards of an account, oldest first. */
export function listImportCards(em: EntityManager, accountId: string): Promise<{ id: string; lastFour: string | null }[]> {
  return query(em, 'select id, last_four as "lastFour" from card where account_id = $1 order by created_at, id', [accountId]);
}

/** Which of the keys the account knows already. */
export async function findKnownKeys(em: EntityManager, accountId: string, keys: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ key: string }>(
    em,
    'select source_key as key from card_transaction where account_id = $1 and source_key = any($2::text[])',
    [accountId, [...keys]],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Which of the FITIDs some use of the account has, whatever its content. */
export async function findKnownFitids(em: EntityManager, accountId: string, fitids: readonly string[]): Promise<Set<string>> {
  const rows = await query<{ fitid: string }>(
    em,
    `select distinct substr(source_key, ${FITID_POSITION}) as fitid from card_transaction
      where account_id = $1 and source_key like 'fitid:%' and substr(source_key, ${FITID_POSITION}) = any($2::text[])`,
    [accountId, [...fitids]],
  );
  return new Set(rows.map(({ fitid }) => fitid));
}

/** An account of the member that knows every one of the keys, oldest first; null if none does. */
export async function findAccountKnowing(
  em: EntityManager,
  memberId: string,
  currency: string,
  keys: readonly string[],
): Promise<string | null> {
  const rows = await query<{ id: string }>(
    em,
    `select a.id from account a
      where a.member_id = $1 and a.currency = $2
        and (select count(*) from card_transaction t where t.account_id = a.id and t.source_key = any($3::text[])) = $4::bigint
      order by a.created_at, a.id limit 1`,
    [memberId, currency, [...keys], new Set(keys).size],
  );
  return rows[0]?.id ?? null;
}

/** The member's oldest account in a currency with a card of these last four digits; null if there is none. */
export async function findAccountOfCard(em: EntityManager, memberId: string, currency: string, lastFour: string): Promise<string | null> {
  const rows = await query<{ id: string }>(
    em,
    `select a.id from account a join card c on c.account_id = a.id
      where a.member_id = $1 and a.currency = $2 and c.last_four = $3
      order by a.created_at, a.id limit 1`,
    [memberId, currency, lastFour],
  );
  return rows[0]?.id ?? null;
}

import { mayBeSeen } from '../accounts/index.js';
import { keyset, query, type EntityManager, type Page } from '../platform/index.js';
import { searchWords } from './search-text.rules.js';
import { COLUMNS, OF_ACCOUNT, type TransactionRow } from './transaction.queries.js';

/** What a search asks for; null and empty lists ask for nothing. */
export interface TransactionSearch {
  text: string | null;
  usedFrom: string | null;
  usedTo: string | null;
  cardIds: readonly string[] | null;
  holderIds: readonly string[] | null;
  categories: readonly string[] | null;
  kinds: readonly string[] | null;
  waysOfPaying: readonly string[] | null;
  minAmount: string | null;
  maxAmount: string | null;
}

/** A page of what a search found in one of the member's accounts. */
export function searchTransactions(
  em: EntityManager,
  memberId: string,
  accountId: string,
  search: TransactionSearch,
  page: Page,
): Promise<TransactionRow[]> {
  const { where, parameters } = conditionsOf(memberId, accountId, search);
  const column = page.order === 'AMOUNT' ? 't.amount_minor' : 't.used_on';
  const place = keyset(page, column, 't.id', parameters.length + 1);
  return query(em, `select ${COLUMNS} ${OF_ACCOUNT} where ${where} and ${place.where} ${place.tail}`, [...parameters, ...place.parameters]);
}

export interface SearchTotals {
  count: number;
  amountMinor: string;
}

/** How many a search found, and what they come to. */
export async function sumTransactions(
  em: EntityManager,
  memberId: string,
  accountId: string,
  search: TransactionSearch,
): Promise<SearchTotals> {
  const { where, parameters } = conditionsOf(memberId, accountId, search);
  const [row] = await query<SearchTotals>(
    em,
    `select count(*)::int as count, coalesce(sum(t.amount_minor) filter (where t.status <> 'CANCELLED'), 0)::text as "amountMinor" ${OF_ACCOUNT} where ${where}`,
    parameters,
  );
  return row ?? { count: 0, amountMinor: '0' };
}

/** Conditions that are not asked for are left out, so that the ones that are find their index. */
function conditionsOf(memberId: string, accountId: string, search: TransactionSearch): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = [memberId, accountId];
  const conditions = ['t.account_id = $2', mayBeSeen('t.card_id')];
  const add = (value: unknown, condition: (placeholder: string) => string): void => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return;
    parameters.push(value);
    conditions.push(condition(`$${parameters.length}`));
  };
  // One condition for however many words: it is checked along the index that gives the order.
  add(searchWords(search.text ?? '').map(likeText), (p) => `t.search_text like all (${p}::text[])`);
  add(search.usedFrom, (p) => `t.used_on >= ${p}::date`);
  add(search.usedTo, (p) => `t.used_on <= ${p}::date`);
  add(search.cardIds, (p) => `t.card_id in (${LINEAGE.replaceAll('$cards', p)})`);
  add(search.holderIds, (p) => `t.card_id in (select h.id from card h where h.account_id = $2 and h.member_id = any(${p}::uuid[]))`);
  add(search.categories, (p) => `t.category = any(${p}::text[])`);
  add(search.kinds, (p) => `t.kind = any(${p}::text[])`);
  add(search.waysOfPaying, (p) => `t.way_of_paying = any(${p}::text[])`);
  add(search.minAmount, (p) => `t.amount_minor >= ${p}::bigint`);
  add(search.maxAmount, (p) => `t.amount_minor <= ${p}::bigint`);
  return { where: conditions.join(' and '), parameters };
}

/** The cards asked for, and those they replaced: history follows a replaced card. */
const LINEAGE = `with recursive lineage as (
  select id, replaces_card_id from card where account_id = $2 and id = any($cards::uuid[])
  union select c.id, c.replaces_card_id from card c join lineage l on c.id = l.replaces_card_id where c.account_id = $2)
  select id from lineage`;

function likeText(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

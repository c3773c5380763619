import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { findBySourceIds, type RecordOutcome } from './issuer-record.js';

/** An account as an issuer tells of it. */
export interface IssuerAccount {
  sourceId: string;
  memberSourceId: string;
  productCode: string;
  currency: string;
  timeZone: string;
}

/**
 * Keeps accounts; one that is known is left as it is: its member, currency and calendar are for life.
 * @returns what became of each, and the ids of those that are new.
 */
export async function keepAccounts(
  em: EntityManager,
  accounts: readonly IssuerAccount[],
): Promise<{ outcomes: RecordOutcome[]; newIds: Map<string, string> }> {
  const members = await findBySourceIds<{ sourceId: string; id: string }>(
    em,
    'member',
    accounts.map(({ memberSourceId }) => memberSourceId),
    'id',
  );
  const products = await query<{ id: string; code: string }>(em, 'select id, code from card_product where code = any($1::text[])', [
    [...new Set(accounts.map(({ productCode }) => productCode))],
  ]);
  const productIds = new Map(products.map(({ id, code }) => [code, id]));
  const resolved = accounts.map((account) => ({
    account,
    memberId: members.get(account.memberSourceId)?.id ?? null,
    productId: productIds.get(account.productCode) ?? null,
  }));
  const fit = resolved.filter(({ memberId, productId }) => memberId !== null && productId !== null);
  const rows = await query<{ id: string; sourceId: string }>(
    em,
    `insert into account (id, source_id, member_id, card_product_id, currency, time_zone)
     select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[])
     on conflict (source_id) do nothing returning id, source_id as "sourceId"`,
    [
      fit.map(() => uuidv7()),
      fit.map(({ account }) => account.sourceId),
      fit.map(({ memberId }) => memberId),
      fit.map(({ productId }) => productId),
      fit.map(({ account }) => account.currency),
      fit.map(({ account }) => account.timeZone),
    ],
  );
  const newIds = new Map(rows.map(({ id, sourceId }) => [sourceId, id]));
  const left = new Set(newIds.keys());
  const outcomes = resolved.map(({ account, memberId, productId }): RecordOutcome => {
    if (memberId === null) return { field: 'member', reason: 'no member of this id is known' };
    if (productId === null) return { field: 'product', reason: 'no product of this code is known' };
    return left.delete(account.sourceId) ? 'NEW' : 'KNOWN';
  });
  return { outcomes, newIds };
}

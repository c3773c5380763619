import type { RecordFault } from '../accounts/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { recordLife, type SaidOutcome, type SaidUse } from '../statements/index.js';
import { decideFeedUses } from './decide-feed-uses.js';
import { keptId, type FeedContext, type PlacedRecord, type Taken } from './feed-chunk.js';
import type { FeedUse } from './feed-use-records.js';

type PlacedUse = PlacedRecord<FeedUse>;

const FAULTS: Record<Exclude<SaidOutcome, string>['fault'], RecordFault> = {
  REVERSED_UNKNOWN: { field: 'id', reason: 'no authorisation of this id is known on the account' },
  REVERSED_POSTED: { field: 'id', reason: 'it is posted already; what is posted is given back by a refund' },
  POSTED_OTHERWISE: { field: 'amount', reason: 'it is posted already with another amount' },
  REFUNDED_UNKNOWN: { field: 'of', reason: 'no use of this id is known on the account' },
  REFUNDED_NO_PURCHASE: { field: 'of', reason: 'that is no purchase, or it was taken back' },
};

/** Takes in the uses, refunds and payments of a chunk, in their order. */
export async function takeUses(context: FeedContext, records: readonly PlacedRecord[]): Promise<Taken[]> {
  const own = records.filter((placed): placed is PlacedUse => placed.record.record === 'use');
  if (own.length === 0) return [];
  const accounts = await lockAccounts(context, own);
  const cards = await findCards(context, own);
  const read = own.map((placed) => ({ placed, said: say(context, placed.record, accounts, cards) }));
  const said = read.flatMap(({ said: one }) => ('field' in one ? [] : [one]));
  const recorded = await recordLife(context.bulk, said);
  const left = new Set(read.flatMap(({ placed, said: one }) => ('field' in one || !placed.record.isLeftToService ? [] : [one])));
  await decideFeedUses(
    context.bulk,
    said.filter((one, index) => left.has(one) && recorded[index] === 'NEW'),
  );
  const outcomes = recorded.values();
  return read.map(({ placed, said: one }) => {
    const outcome = 'field' in one ? one : (outcomes.next().value ?? 'KNOWN');
    return { placed, outcome: typeof outcome === 'object' && 'fault' in outcome ? FAULTS[outcome.fault] : outcome };
  });
}

type Accounts = Map<string, { sourceId: string; id: string; currency: string }>;
type Cards = Map<string, { sourceId: string; id: string; accountId: string }>;

/** By id, so that two who lock many wait for each other and not in a circle. Reads go on, and so do logins. */
async function lockAccounts({ bulk: { em }, keys }: FeedContext, own: readonly PlacedUse[]): Promise<Accounts> {
  const ids = [...new Set(own.map(({ record }) => keptId(keys, record.account)))];
  const rows = await query<{ sourceId: string; id: string; currency: string }>(
    em,
    'select source_id as "sourceId", id, currency from account where source_id = any($1::text[]) order by id for no key update',
    [ids],
  );
  return new Map(rows.map((row) => [row.sourceId, row]));
}

async function findCards({ bulk: { em }, keys }: FeedContext, own: readonly PlacedUse[]): Promise<Cards> {
  const ids = new Set(own.flatMap(({ record }) => (record.details?.card == null ? [] : [keptId(keys, record.details.card)])));
  const rows = await query<{ sourceId: string; id: string; accountId: string }>(
    em,
    'select source_id as "sourceId", id, account_id as "accountId" from card where source_id = any($1::text[])',
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.sourceId, row]));
}

function say({ keys }: FeedContext, record: FeedUse, accounts: Accounts, cards: Cards): SaidUse | RecordFault {
  const account = accounts.get(keptId(keys, record.account));
  if (account === undefined) return { field: 'account', reason: 'no account of this id is known' };
  const { details, step, on, amountMinor, refundOf } = record;
  const card = details?.card == null ? null : cards.get(keptId(keys, details.card));
  if (card === undefined) return { field: 'card', reason: 'no card of this id is known' };
  if (card !== null && card.accountId !== account.id) return { field: 'card', reason: 'that card belongs to another account' };
  const keyOf = (id: string): string => `feed:${keptId(keys, id)}`;
  const original = details?.original?.currency === account.currency ? null : (details?.original ?? null);
  return {
    accountId: account.id,
    sourceKey: keyOf(record.id),
    step: step === 'REVERSAL' ? { kind: step } : { kind: step, amountMinor },
    on,
    details: details === null ? null : { ...details, original, cardId: card?.id ?? null },
    refundOf: refundOf === null ? null : keyOf(refundOf),
  };
}

/** Any number that nothing else locks: two feeds take turns. */
const FEED_LOCK = 7_236_002;

/** Waits until no other feed is being imported. */
export async function waitForOtherFeeds(em: EntityManager): Promise<void> {
  await query(em, 'select pg_advisory_xact_lock($1)', [FEED_LOCK]);
}

import {
  giveBackRecords,
  isFault,
  keepAccounts,
  keepCardNumber,
  keepCards,
  keepContacts,
  keepMembers,
  keepProducts,
  takeRecords,
  type RecordOutcome,
} from '../accounts/index.js';
import { startBillingOf } from '../statements/index.js';
import { takeInstallments } from './take-installments.js';
import { keptId, type FeedContext, type PlacedRecord, type Taken } from './feed-chunk.js';
import type { FeedInstallments } from './feed-installments-record.js';
import type { FeedAccount, FeedCard, FeedContact, FeedMember, FeedProduct } from './feed-issuer-records.js';

type IssuerRecord = FeedProduct | FeedInstallments | FeedMember | FeedContact | FeedAccount | FeedCard;
type Kind = IssuerRecord['record'];
type Placed<K extends Kind> = PlacedRecord<Extract<IssuerRecord, { record: K }>>;

/** Each kind names only kinds before it. */
const KEEPERS: { [K in Kind]: (context: FeedContext, records: readonly Placed<K>[]) => Promise<RecordOutcome[]> } = {
  product: ({ bulk }, records) =>
    keepProducts(
      bulk.em,
      records.map(({ record }) => record),
    ),
  installments: takeInstallments,
  member: ({ bulk, keys }, records) =>
    keepMembers(
      bulk.em,
      records.map(({ record }) => ({ ...record, sourceId: keptId(keys, record.id) })),
    ),
  contact: ({ bulk, keys, since }, records) =>
    keepContacts(
      bulk.em,
      records.map(({ record }) => ({ ...record, memberSourceId: keptId(keys, record.member) })),
      since,
    ),
  account: takeAccounts,
  card: ({ bulk, keys }, records) =>
    keepCards(
      bulk.em,
      records.map(({ record: { id, account, member, number, lastFour, replaces, ...card } }) => {
        const kept = number === null ? null : keepCardNumber(keys, number);
        return {
          ...card,
          sourceId: keptId(keys, id),
          accountSourceId: keptId(keys, account),
          memberSourceId: member === null ? null : keptId(keys, member),
          replaces: replaces === null ? null : keptId(keys, replaces),
          lastFour: kept?.lastFour ?? lastFour,
          numberFingerprint: kept?.numberFingerprint.toString('hex') ?? null,
        };
      }),
    ),
};

async function takeAccounts({ bulk, keys }: FeedContext, records: readonly Placed<'account'>[]): Promise<RecordOutcome[]> {
  const { outcomes, newIds } = await keepAccounts(
    bulk.em,
    records.map(({ record }) => ({
      sourceId: keptId(keys, record.id),
      memberSourceId: keptId(keys, record.member),
      productCode: record.product,
      currency: record.currency,
      timeZone: record.timeZone,
    })),
  );
  const billedFrom = new Map(records.map(({ record }) => [keptId(keys, record.id), record.billedFrom]));
  const opened = [...newIds].map(([sourceId, accountId]) => ({ accountId, since: billedFrom.get(sourceId) ?? null }));
  if (opened.length > 0) await startBillingOf(bulk.em, opened);
  return outcomes;
}

/** Takes in the products with their installments, members, contacts, accounts and cards of a chunk. A record that was taken in before changes nothing. */
export async function takeIssuerRecords(context: FeedContext, records: readonly PlacedRecord[]): Promise<Taken[]> {
  return [
    ...(await takeKind(context, 'product', records)),
    ...(await takeKind(context, 'installments', records)),
    ...(await takeKind(context, 'member', records)),
    ...(await takeKind(context, 'contact', records)),
    ...(await takeKind(context, 'account', records)),
    ...(await takeKind(context, 'card', records)),
  ];
}

async function takeKind<K extends Kind>(context: FeedContext, kind: K, records: readonly PlacedRecord[]): Promise<Taken[]> {
  const { em } = context.bulk;
  const own = records.filter((placed): placed is Placed<K> => placed.record.record === kind);
  if (own.length === 0) return [];
  const claims = own.map(({ record }) => ({ sourceId: idOf(context, record), content: digestOf(context, record) }));
  const fresh = await takeRecords(em, kind, claims);
  const freshOwn = own.filter((_, index) => fresh.has(index));
  const outcomes = freshOwn.length === 0 ? [] : await KEEPERS[kind](context, freshOwn);
  const outcomeOf = new Map(freshOwn.map((placed, index) => [placed, outcomes[index] ?? 'KNOWN'] as const));
  await giveBackRecords(
    em,
    kind,
    claims.filter((_, index) => isRefused(outcomeOf.get(own[index] as Placed<K>))),
  );
  return own.map((placed) => ({ placed, outcome: outcomeOf.get(placed) ?? 'KNOWN' }));
}

function isRefused(outcome: RecordOutcome | undefined): boolean {
  return outcome !== undefined && isFault(outcome);
}

function idOf({ keys }: FeedContext, record: IssuerRecord): string {
  if (record.record === 'product') return record.code;
  if (record.record === 'installments') return record.product;
  return keptId(keys, record.record === 'contact' ? `${record.member}/${record.kind}` : record.id);
}

/** Keyed, for a card's record holds its number. */
function digestOf({ keys }: FeedContext, record: IssuerRecord): string {
  return keys.hmac('issuer-record', JSON.stringify(record)).toString('hex');
}

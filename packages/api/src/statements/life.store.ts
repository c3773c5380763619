import { v7 as uuidv7 } from 'uuid';
import { query, type BulkTransaction, type BulkValue, type EntityManager } from '../platform/index.js';
import { categoryOf } from './merchant-category.rules.js';
import { bookKey, type HistoryStep, type PlannedUse, type UseBook } from './plan-life.js';
import type { SaidUse, UseDetails } from './said-use.js';
import { foldSearchText } from './search-text.rules.js';
import type { StoredStatus } from './transaction-life.rules.js';

/** What a new use is stored with, in the order of {@link rowOf}. */
const COLUMNS = [
  ['account_id', 'uuid'],
  ['id', 'uuid'],
  ['card_id', 'uuid'],
  ['kind', 'text'],
  ['merchant', 'text'],
  ['search_text', 'text'],
  ['used_on', 'date'],
  ['posted_on', 'date'],
  ['amount_minor', 'bigint'],
  ['original_minor', 'bigint'],
  ['original_currency', 'text'],
  ['exchange_rate', 'numeric'],
  ['exchanged_on', 'date'],
  ['merchant_category_code', 'text'],
  ['category', 'text'],
  ['source_key', 'text'],
  ['status', 'text'],
  ['refunded_minor', 'bigint'],
  ['refund_of', 'uuid'],
] as const;

/** What the first step of its history is stored with. */
const FIRST_STEP = [
  ['first_status', 'text'],
  ['first_minor', 'bigint'],
  ['first_on', 'date'],
] as const;

const STAGE_COLUMNS = [...COLUMNS, ...FIRST_STEP];
const COLUMN_NAMES = COLUMNS.map(([name]) => name).join(', ');

/** Where new uses wait for their insert; it goes with the transaction. */
export async function makeStage(em: EntityManager): Promise<void> {
  const columns = STAGE_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
  await query(em, `create temporary table staged_use (${columns}) on commit drop`, []);
}

/** The stored uses that are spoken of, with all that happened to them. */
export async function loadBook(em: EntityManager, said: readonly SaidUse[]): Promise<UseBook> {
  const keys = new Map(
    said.flatMap(({ accountId, sourceKey, refundOf }) =>
      [sourceKey, refundOf].flatMap((key) => (key === null ? [] : [[bookKey(accountId, key), { accountId, key }] as const])),
    ),
  );
  const wanted = [...keys.values()];
  const rows = await query<{
    id: string;
    accountId: string;
    sourceKey: string;
    status: StoredStatus;
    amount: string;
    refunded: string;
    refundOfId: string | null;
    history: string[];
  }>(
    em,
    `select t.id, t.account_id as "accountId", t.source_key as "sourceKey", t.status, t.amount_minor::text as amount,
            t.refunded_minor::text as refunded, t.refund_of as "refundOfId",
            array(select e.status || ':' || e.amount_minor from transaction_event e
                   where e.account_id = t.account_id and e.transaction_id = t.id and e.status <> 'REFUNDED') as history
       from unnest($1::uuid[], $2::text[]) as k (account_id, source_key)
       join card_transaction t on t.account_id = k.account_id and t.source_key = k.source_key`,
    [wanted.map(({ accountId }) => accountId), wanted.map(({ key }) => key)],
  );
  return new Map(
    rows.map(({ id, accountId, sourceKey, status, amount, refunded, refundOfId, history }) => [
      bookKey(accountId, sourceKey),
      {
        id,
        accountId,
        sourceKey,
        life: { status, amountMinor: BigInt(amount), refundedMinor: BigInt(refunded) },
        history: new Set(history),
        isNew: false,
        details: null,
        refundOfId,
        steps: [],
        isPostedNow: false,
      },
    ]),
  );
}

/** Stores new uses, each with the first step of its history, and where it is posted with its bill line. */
export async function addNewUses(bulk: BulkTransaction, uses: readonly PlannedUse[]): Promise<void> {
  if (uses.length === 0) return;
  const { em } = bulk;
  await bulk.load('staged_use', STAGE_COLUMNS, uses.map(rowOf));
  const [stored] = await query<{ count: number }>(
    em,
    `with fresh as (
       insert into card_transaction (${COLUMN_NAMES}) select ${COLUMN_NAMES} from staged_use
       on conflict (account_id, source_key) do nothing
       returning account_id, id),
     events as (
       insert into transaction_event (account_id, transaction_id, id, status, amount_minor, happened_on)
       select u.account_id, u.id, u.id, u.first_status, u.first_minor, u.first_on from staged_use u join fresh using (account_id, id)),
     lines as (
       insert into bill_line (account_id, id, transaction_id, kind, used_on, bills_from, amount_minor)
       select u.account_id, gen_random_uuid(), u.id, ${LINE_KIND}, u.used_on, u.used_on, u.amount_minor
         from staged_use u join fresh using (account_id, id) where u.status = 'POSTED' and u.kind <> 'PAYMENT')
     select count(*)::int as count from fresh`,
    [],
  );
  await query(em, 'truncate staged_use', []);
  // The accounts are locked: nobody else can have stored one of them since the book was loaded.
  if (stored?.count !== uses.length) throw new Error('A use was stored twice at the same time.');
}

const LINE_KIND = `case u.kind when 'PURCHASE' then 'USE' when 'CASH' then 'USE' else u.kind end`;

function rowOf({ accountId, id, sourceKey, life, refundOfId, details, steps }: PlannedUse): BulkValue[] {
  const [first] = steps;
  if (details === null || first === undefined) throw new Error('A new use tells nothing of itself.');
  return [
    accountId,
    id,
    details.cardId,
    details.kind,
    details.merchant,
    foldSearchText(details.merchant),
    details.usedOn,
    details.postedOn,
    String(life.amountMinor),
    ...saidLater(details),
    sourceKey,
    life.status,
    String(life.refundedMinor),
    refundOfId,
    first.status,
    String(first.amountMinor),
    first.on,
  ];
}

/** The original amount, its rate, and the category. */
function saidLater({ kind, original, exchangeRate, exchangedOn, merchantCategoryCode }: UseDetails): BulkValue[] {
  return [
    original === null ? null : String(original.minorUnits),
    original?.currency ?? null,
    exchangeRate,
    exchangedOn,
    merchantCategoryCode,
    kind === 'CASH' ? 'CASH' : categoryOf(merchantCategoryCode),
  ];
}

/** Changes stored uses to what they are now, and gives a line to those that were posted. */
export async function changeUses(em: EntityManager, uses: readonly PlannedUse[]): Promise<void> {
  if (uses.length === 0) return;
  const column = (read: (use: PlannedUse) => BulkValue): BulkValue[] => uses.map(read);
  await query(
    em,
    `update card_transaction t
        set status = u.status, amount_minor = u.amount, refunded_minor = u.refunded, refund_of = u.refund_of
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::uuid[])
              as u (account_id, id, status, amount, refunded, refund_of)
      where t.account_id = u.account_id and t.id = u.id`,
    [
      column(({ accountId }) => accountId),
      column(({ id }) => id),
      column(({ life }) => life.status),
      column(({ life }) => String(life.amountMinor)),
      column(({ life }) => String(life.refundedMinor)),
      column(({ refundOfId }) => refundOfId),
    ],
  );
  await retell(em, uses);
  const posted = uses.filter(({ isPostedNow }) => isPostedNow);
  await query(
    em,
    `insert into bill_line (account_id, id, transaction_id, kind, used_on, bills_from, amount_minor)
     select u.account_id, gen_random_uuid(), u.id, ${LINE_KIND}, u.used_on, u.used_on, u.amount_minor
       from card_transaction u join unnest($1::uuid[], $2::uuid[]) as p (account_id, id) using (account_id, id)
      where u.kind <> 'PAYMENT'`,
    [posted.map(({ accountId }) => accountId), posted.map(({ id }) => id)],
  );
}

/** A posting tells the use anew: the name of the shop as it is printed, and the rate that was taken. */
async function retell(em: EntityManager, uses: readonly PlannedUse[]): Promise<void> {
  const retold = uses.flatMap((use) => (use.details === null ? [] : [{ use, details: use.details }]));
  if (retold.length === 0) return;
  const rows = retold.map(({ use, details }): BulkValue[] => [
    use.accountId,
    use.id,
    details.kind,
    details.merchant,
    foldSearchText(details.merchant),
    details.postedOn,
    ...saidLater(details),
  ]);
  await query(
    em,
    `update card_transaction t
        set kind = u.kind, card_id = case when u.kind <> 'PAYMENT' then t.card_id end, merchant = u.merchant, search_text = u.search_text, posted_on = u.posted_on, original_minor = u.original_minor,
            original_currency = u.original_currency, exchange_rate = u.exchange_rate, exchanged_on = u.exchanged_on,
            merchant_category_code = u.code, category = u.category
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::date[], $7::bigint[], $8::text[], $9::numeric[], $10::date[],
                   $11::text[], $12::text[])
              as u (account_id, id, kind, merchant, search_text, posted_on, original_minor, original_currency, exchange_rate, exchanged_on, code, category)
      where t.account_id = u.account_id and t.id = u.id`,
    Array.from({ length: 12 }, (_, index) => rows.map((row) => row[index] ?? null)),
  );
}

/** Adds to the histories of uses, in the order given. */
export async function addSteps(em: EntityManager, added: readonly { use: PlannedUse; step: HistoryStep }[]): Promise<void> {
  if (added.length === 0) return;
  await query(
    em,
    `insert into transaction_event (account_id, transaction_id, id, status, amount_minor, happened_on)
     select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::date[])`,
    [
      added.map(({ use }) => use.accountId),
      added.map(({ use }) => use.id),
      // Ids of this kind come in the order they were made, and so does the history.
      added.map(() => uuidv7()),
      added.map(({ step }) => step.status),
      added.map(({ step }) => String(step.amountMinor)),
      added.map(({ step }) => step.on),
    ],
  );
}

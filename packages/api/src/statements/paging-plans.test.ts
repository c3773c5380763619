import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, readPage, type EntityManager, type Page } from '../platform/index.js';
import { explainRead, listNodes, rowsRead } from '../test/explain.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { findStatementPage } from './statement-page.queries.js';
import { searchTransactions } from './transaction-search.queries.js';
import { listStatementTransactions, listTransactions, listUnbilledTransactions } from './transaction.queries.js';

const USES = 4_000;
const PAGE_SIZE = 20;
/** A page and the row beyond it, each with its line, its payment's other line and its card: never a share of the whole list. */
const MOST_ROWS = PAGE_SIZE * 6;
const NOTHING = {
  text: null,
  usedFrom: null,
  usedTo: null,
  cardIds: null,
  holderIds: null,
  categories: null,
  kinds: null,
  waysOfPaying: null,
  minAmount: null,
  maxAmount: null,
};

let postgres: TestPostgres;
let test: TestServer;
let member: EnrolledMember;
let statementId: string;
let middle: string;
beforeAll(async () => {
  postgres = await startPostgres();
  test = await startTestServer({ DATABASE_URL: postgres.url });
  member = await enrolMember(test.services, 'long.list');
  // Others are there too, so that the whole table is never the list.
  for (const other of ['one', 'two', 'three']) await fill(await enrolMember(test.services, `other.${other}`));
  statementId = await fill(member);
  await query(em(), 'vacuum analyze', []);
  const [row] = await query<{ at: string; id: string }>(
    em(),
    `select used_on::text as at, id::text from card_transaction where account_id = $1 order by used_on desc, id desc offset $2 limit 1`,
    [member.accountId, USES / 2],
  );
  middle = Buffer.from(`${row?.at}/${row?.id}`).toString('base64url');
});
afterAll(async () => {
  await test.stop();
  await postgres.stop();
});

function em(): EntityManager {
  return test.services.database.fork();
}

/** Half of its uses on one closed bill, half unbilled, over four hundred days. */
async function fill({ accountId, cardId }: EnrolledMember): Promise<string> {
  return em().transactional(async (tx) => {
    const own = tx as EntityManager;
    await query(own, 'set local session_replication_role = replica', []);
    await query(
      own,
      `insert into card_transaction (account_id, id, card_id, kind, merchant, used_on, amount_minor, source_key, search_text)
       select $1, uuidv7(), $2, 'PURCHASE', '店 ' || n, '2025-01-01'::date + n % 400, n, 'plan:' || n, '店' || n from generate_series(1, $3::int) n`,
      [accountId, cardId, USES],
    );
    const [statement] = await query<{ id: string }>(
      own,
      `insert into statement (account_id, id, label, status, period_start, period_end, closing_date, total_minor)
       values ($1, uuidv7(), '2025-12', 'CLOSED', '2025-01-01', '2026-12-31', '2026-12-31', 0) returning id`,
      [accountId],
    );
    await query(
      own,
      `insert into bill_line (account_id, id, statement_id, transaction_id, kind, used_on, bills_from, amount_minor)
       select account_id, uuidv7(), case when amount_minor % 2 = 0 then $2::uuid end, id, 'USE', used_on, used_on, amount_minor
         from card_transaction where account_id = $1`,
      [accountId, statement?.id],
    );
    return statement?.id ?? '';
  });
}

type Read = (own: EntityManager, page: Page) => Promise<unknown>;

const LISTS: Record<string, Read> = {
  'all transactions': (own, page) => listTransactions(own, member.memberId, member.accountId, page),
  'those of a statement': (own, page) => listStatementTransactions(own, member.memberId, member.accountId, statementId, page),
  'unbilled ones': (own, page) => listUnbilledTransactions(own, member.memberId, member.accountId, page),
  'found ones, the newest first': (own, page) => searchTransactions(own, member.memberId, member.accountId, NOTHING, page),
  'found ones, by a part of a name all have': (own, page) =>
    searchTransactions(own, member.memberId, member.accountId, { ...NOTHING, text: '店' }, page),
  'found ones, by two words half of them have': (own, page) =>
    searchTransactions(own, member.memberId, member.accountId, { ...NOTHING, text: '店 １' }, page),
};

describe('a page of', () => {
  it.each(Object.entries(LISTS))(
    '%s is read by index and in order, as much at the end of the list as at its beginning',
    async (_what, read) => {
      for (const asked of [
        { first: PAGE_SIZE },
        { first: PAGE_SIZE, after: middle },
        { last: PAGE_SIZE },
        { last: PAGE_SIZE, before: middle },
      ]) {
        const plan = await explainRead(em(), (own) => read(own, readPage(asked)));
        expect(rowsRead(plan, 'card_transaction'), JSON.stringify(asked)).toBeLessThan(MOST_ROWS);
        expect(rowsRead(plan, 'bill_line'), JSON.stringify(asked)).toBeLessThan(MOST_ROWS);
        const scans = listNodes(plan).filter(
          (node) => node['Relation Name'] === 'card_transaction' || node['Relation Name'] === 'bill_line',
        );
        expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan');
        // What is sorted is a page, never the list.
        const sorts = listNodes(plan).filter((node) => node['Node Type'].includes('Sort'));
        expect(sorts.filter((node) => (node.Plans?.[0]?.['Actual Rows'] ?? 0) > MOST_ROWS)).toEqual([]);
      }
    },
  );

  it('found ones by amount is read by index too, whichever end is asked for', async () => {
    for (const isAscending of [false, true]) {
      const page = readPage({ first: PAGE_SIZE }, 'AMOUNT', isAscending);
      const plan = await explainRead(em(), (own) => searchTransactions(own, member.memberId, member.accountId, NOTHING, page));
      expect(rowsRead(plan, 'card_transaction')).toBeLessThan(MOST_ROWS);
    }
  });

  it('a statement’s page reads its uses once for their order and once for what they are, and its lines for the sums', async () => {
    const plan = await explainRead(em(), (own) =>
      findStatementPage(own, member.memberId, member.accountId, '2025-12', readPage({ first: PAGE_SIZE, after: middle })),
    );
    const all = listNodes(plan);
    expect(all.map((node) => node['Node Type'])).not.toContain('Seq Scan on card_transaction');
    const [paged] = all.filter((node) => node['Node Type'] === 'Unique');
    expect(paged && rowsRead(paged, 'bill_line')).toBeLessThan(MOST_ROWS);
  });
});

import { parseArgs } from 'node:util';
import { globalId, query, type Database, type EntityManager } from '../../packages/api/dist/src/platform/index.js';
import { enrolMember, LOGIN, type EnrolledMember } from '../../packages/api/dist/src/test/server.js';
import { addHistory } from '../history.ts';
import { createClient, type Client } from '../load.ts';
import { describeMachine, median, table } from '../report.ts';
import { startFilledService, type BenchService } from '../service.ts';

const HELP = `Does a page cost more the deeper it lies?

Pages 1, 100 and 1000, of 100 uses each, of an account with so many uses: of one bill, of what is unbilled, and of a search over
all history by day and by amount. Each list is walked to the end once, as a client would; then its three pages are asked for in turns,
over several rounds. The time is that of the whole request.

  --uses N          (100000: page 1000 is the last)
  --rounds N        (30)

Target: the median of page 1000 within 1.25 times that of page 1, for each list.
`;

const { values } = parseArgs({
  options: { help: { type: 'boolean' }, uses: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '30' } },
});

const PAGE_SIZE = 100;
const EDGES = 'edges { cursor node { id merchant usedOn amount { minorUnits } } } pageInfo { hasNextPage endCursor }';
const LABEL = '2021-01';

interface AskedList {
  /** Whose it is. */
  of: string;
  /** How it is asked for, under the alias `list`. */
  ask: string;
  /** Variables beside account and place, and their values: a document with texts in it is never compiled. */
  takes?: string;
  given?: object;
}

const LISTS = {
  'a bill': {
    of: 'billed',
    takes: ', $label: String!',
    given: { label: LABEL },
    ask: `statement(label: $label) { list: transactions(first: ${PAGE_SIZE}, after: $after) { ${EDGES} } }`,
  },
  unbilled: { of: 'unbilled', ask: `unbilled { list: transactions(first: ${PAGE_SIZE}, after: $after) { ${EDGES} } }` },
  'search, newest first': { of: 'billed', ask: `list: searchTransactions(first: ${PAGE_SIZE}, after: $after) { ${EDGES} }` },
  'search, largest first': {
    of: 'billed',
    ask: `list: searchTransactions(sort: LARGEST, first: ${PAGE_SIZE}, after: $after) { ${EDGES} }`,
  },
  'search by text': {
    of: 'billed',
    takes: ', $filter: TransactionFilter!',
    given: { filter: { text: '店' } },
    ask: `list: searchTransactions(filter: $filter, first: ${PAGE_SIZE}, after: $after) { ${EDGES} }`,
  },
} satisfies Record<string, AskedList>;

interface List {
  edges: unknown[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

if (values.help === true) process.stdout.write(HELP);
else await measure();

async function measure(): Promise<void> {
  const uses = Number(values.uses);
  const service = await startFilledService(async (database, services) => {
    const [billed, unbilled] = [await enrolMember(services, 'billed'), await enrolMember(services, 'unbilled')];
    await addHistory(database, { months: 1, usesPerMonth: uses });
    await makeUnbilled(database, unbilled);
    return { members: [billed, unbilled], dataSize: '2 accounts' };
  });
  const client = createClient(service.api.origin);
  try {
    const rows: { name: string; tookMs: number[]; ratio: number }[] = [];
    for (const [name, asked] of Object.entries<AskedList>(LISTS)) {
      const member = service.members.find(({ userId }) => userId === asked.of);
      if (member === undefined) throw new Error(`There is no ${asked.of}.`);
      rows.push({ name, ...(await measureList(client, member, asked, uses / PAGE_SIZE)) });
    }
    report(service, rows);
  } finally {
    client.close();
    await service.stop();
  }
}

/** Takes the bill of an account away: its uses stay, on no bill. */
async function makeUnbilled(database: Database, { accountId }: EnrolledMember): Promise<void> {
  await database.fork().transactional(async (tx) => {
    const em = tx as EntityManager;
    await query(em, 'set local session_replication_role = replica', []);
    await query(em, 'update bill_line set statement_id = null where account_id = $1', [accountId]);
    await query(em, 'delete from statement where account_id = $1', [accountId]);
  });
}

async function measureList(
  client: Client,
  { userId, password, accountId }: EnrolledMember,
  { ask, takes = '', given }: AskedList,
  pages: number,
): Promise<{ tookMs: number[]; ratio: number }> {
  const { cookies } = await client.ask(LOGIN, { input: { userId, password } });
  const cookie = cookies.find((text) => text.includes('meisai='))?.split(';')[0] ?? '';
  const document = `query ($id: ID!, $after: String${takes}) { node(id: $id) { ... on Account { ${ask} } } }`;
  const askPage = async (after: string | null): Promise<List> => {
    const { body } = await client.ask(document, { ...given, id: globalId('Account', accountId), after }, { cookie });
    const { data } = JSON.parse(body) as { data?: { node: { list?: List; statement?: { list: List }; unbilled?: { list: List } } } };
    const list = data?.node.list ?? data?.node.statement?.list ?? data?.node.unbilled?.list;
    if (list?.edges.length !== PAGE_SIZE) throw new Error(`Not a page: ${body.slice(0, 300)}`);
    return list;
  };
  const places = await walk(askPage, pages);
  const times = places.map(() => [] as number[]);
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [index, after] of places.entries()) {
      const began = performance.now();
      await askPage(after);
      times[index]?.push(performance.now() - began);
    }
  }
  const tookMs = times.map(median);
  return { tookMs, ratio: (tookMs.at(-1) ?? Number.NaN) / (tookMs[0] ?? Number.NaN) };
}

/** @returns behind which cursors the first page lies, the one at a tenth, and the last. */
async function walk(askPage: (after: string | null) => Promise<List>, pages: number): Promise<(string | null)[]> {
  const places: (string | null)[] = [];
  let after: string | null = null;
  for (let page = 1; page <= pages; page += 1) {
    if (page === 1 || page === pages / 10 || page === pages) places.push(after);
    const { pageInfo } = await askPage(after);
    if (pageInfo.hasNextPage !== page < pages)
      throw new Error(`Page ${page} of ${pages} says that there is ${page < pages ? 'no ' : ''}more.`);
    after = pageInfo.endCursor;
  }
  return places;
}

function report(service: BenchService, rows: readonly { name: string; tookMs: number[]; ratio: number }[]): void {
  const pages = Number(values.uses) / PAGE_SIZE;
  const missed = rows.filter(({ ratio }) => ratio > 1.25);
  process.stdout.write(
    [
      describeMachine(service.postgresVersion),
      `data      ${service.dataSize}`,
      `load      one connection, ${values.rounds} rounds; medians in ms`,
      '',
      table([
        ['list', 'page 1', `page ${pages / 10}`, `page ${pages}`, 'last to first'],
        ...rows.map(({ name, tookMs, ratio }) => [name, ...tookMs.map((ms) => ms.toFixed(2)), ratio.toFixed(2)]),
      ]),
      '',
      `page ${pages} within 1.25 times page 1: ${missed.length === 0 ? 'reached' : `MISSED by ${missed.map(({ name }) => name).join(', ')}`}`,
      '',
    ].join('\n'),
  );
}

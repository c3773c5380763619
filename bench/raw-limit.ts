import { createServer, type IncomingMessage } from 'node:http';
import { Pool } from 'pg';
import { globalId, keyOf, readPage } from '../packages/api/dist/src/platform/index.js';
import { FIND_SESSION } from '../packages/api/dist/src/sessions/session.js';
import { statementPageParameters, statementPageSql } from '../packages/api/dist/src/statements/statement-page.queries.js';

/**
 * The raw limit of a statement's page: node:http and pg, the same look-up of the session and the same prepared SQL, and what it gives as
 * JSON. No schema, no limits, no log, no headers: what a server could do that had only this to do.
 * `node raw-limit.ts DATABASE_URL CONNECTIONS` prints its port.
 */
const [databaseUrl, connections] = process.argv.slice(2);
const pool = new Pool({ connectionString: databaseUrl, max: Number(connections) });

interface Head {
  statement: Record<string, string> & { id: string; accountId: string; currency: string; totalMinor: string; paidMinor: string };
  breakdown: Record<string, string>;
  cards: { cardId: string; lastFour: string; total: string }[];
}
interface UseRow extends Record<string, string | null> {
  head: string | null;
  id: string;
  cardId: string;
  currency: string;
}

const server = createServer((request, response) => {
  if (request.url === '/cpu') {
    const { user, system } = process.cpuUsage();
    response.end(String((user + system) / 1_000_000));
    return;
  }
  void answer(request).then((body) => {
    response.writeHead(body === null ? 401 : 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body ?? ''),
    });
    response.end(body ?? '');
  });
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`));

async function answer(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { variables } = JSON.parse(Buffer.concat(chunks).toString()) as { variables: { account: string; label: string; first: number } };
  const token = /__Host-meisai=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const session = await pool.query<{ personId: string }>({
    name: FIND_SESSION.name,
    text: FIND_SESSION.sql,
    values: FIND_SESSION.parametersOf('MEMBER', token),
  });
  const memberId = session.rows[0]?.personId;
  if (memberId === undefined) return null;
  const [accountId = ''] = keyOf('Account', variables.account);
  const page = readPage({ first: variables.first });
  const { name, sql } = statementPageSql(page);
  const { rows } = await pool.query<UseRow>({
    name,
    text: sql,
    values: statementPageParameters(memberId, accountId, variables.label, page),
  });
  return JSON.stringify({ data: view(memberId, rows, variables.first) });
}

function view(memberId: string, rows: UseRow[], first: number): object {
  const { statement, breakdown, cards } = JSON.parse(rows[0]?.head ?? '') as Head;
  const { accountId, currency } = statement;
  const money = (minorUnits: string) => ({ __typename: 'Money', minorUnits: Number(minorUnits), currency });
  const card = (id: string, lastFour: string) => ({ __typename: 'Card', id: globalId('Card', id), lastFour });
  const edges = rows.slice(0, first).map((row) => ({
    __typename: 'TransactionEdge',
    billedAmount: money(row.billedMinor ?? row.amountMinor ?? ''),
    installment: null,
    cursor: Buffer.from(`${row.usedOn}/${row.id}`).toString('base64url'),
    node: {
      __typename: 'Transaction',
      id: globalId('Transaction', accountId, row.id),
      merchant: row.merchant,
      kind: row.kind,
      status: row.status,
      wayOfPaying: row.wayOfPaying,
      usedOn: row.usedOn,
      amount: money(row.amountMinor ?? ''),
      originalAmount: row.originalMinor,
      card: card(row.cardId, row.cardLastFour ?? ''),
    },
  }));
  return {
    viewer: { __typename: 'Member', id: globalId('Member', memberId) },
    node: {
      __typename: 'Account',
      id: globalId('Account', accountId),
      statement: {
        __typename: 'Statement',
        id: globalId('Statement', accountId, statement.id),
        label: statement.label,
        status: statement.status,
        periodStart: statement.periodStart,
        periodEnd: statement.periodEnd,
        closingDate: statement.closingDate,
        dueDate: statement.dueDate,
        total: money(statement.totalMinor),
        amountDue: money(String(Number(statement.totalMinor) - Number(statement.paidMinor))),
        adjustment: money(statement.adjustmentMinor ?? ''),
        breakdown: {
          __typename: 'StatementBreakdown',
          previousBalance: money(breakdown.previousBalance ?? ''),
          payments: money(breakdown.payments ?? ''),
          uses: money(breakdown.uses ?? ''),
          refunds: money(breakdown.refunds ?? ''),
          fees: money(breakdown.fees ?? ''),
          installments: money(breakdown.installments ?? ''),
        },
        cards: cards.map(({ cardId, lastFour, total }) => ({
          __typename: 'CardSubtotal',
          card: card(cardId, lastFour),
          total: money(total),
        })),
        transactions: {
          __typename: 'TransactionConnection',
          edges,
          pageInfo: { __typename: 'PageInfo', hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
        },
      },
    },
  };
}

import { HELP, readCommand, UsageFault, type Command } from './arguments.ts';
import { AccountsDocument, StatementsDocument, UsesDocument, type AccountsQuery } from './meisai.generated.ts';
import { ask, Stopped, type Service } from './meisai.ts';
import { sumUses } from './totals.ts';
import { walk } from './walk.ts';
import { writeAmount } from './write-amount.ts';

type Account = NonNullable<AccountsQuery['viewer']>['accounts'][number];
type Row = readonly (string | number)[];

async function run(typed: readonly string[]): Promise<void> {
  const command = readCommand(typed);
  if (command === null) return void process.stdout.write(HELP);
  const service = readService(process.env);
  const all = (await ask(service, AccountsDocument, {})).viewer?.accounts ?? [];
  const accounts = all.filter(({ name }) => command.account === null || name === command.account);
  if (accounts.length === 0 && command.account !== null) {
    throw new Stopped(`There is no account "${command.account}". There are: ${all.map(({ name }) => name).join(', ')}.`);
  }
  const list = command.name === 'statements' ? listStatements : listTotals;
  const heads = {
    statements: ['account', 'statement', 'status', 'due', 'total', 'currency'],
    totals: ['account', command.by, 'uses', 'total', 'currency'],
  };
  print(heads[command.name]);
  for (const account of accounts) for (const row of await list(service, command, account)) print(row);
}

async function listStatements(service: Service, { pageSize }: Command, account: Account): Promise<Row[]> {
  const edges = await walk(async (after) => {
    const { node } = await ask(service, StatementsDocument, { account: account.id, first: pageSize, after });
    return node?.__typename === 'Account' ? node.statements : null;
  });
  // The total of a bill is not for the holder of a family card: it is not there for them.
  return edges.map(({ node: { label, status, dueDate, total } }) => [
    account.name,
    label,
    status,
    dueDate ?? '',
    total === null ? '' : writeAmount(total.minorUnits, total.currency),
    account.currency,
  ]);
}

async function listTotals(service: Service, { by, from, to, pageSize }: Command, account: Account): Promise<Row[]> {
  const edges = await walk(async (after) => {
    const { node } = await ask(service, UsesDocument, { account: account.id, from, to, first: pageSize, after });
    return node?.__typename === 'Account' ? node.searchTransactions : null;
  });
  const totals = sumUses(
    edges.map(({ node }) => node),
    by,
  );
  return totals.map(({ name, minorUnits, count }) => [
    account.name,
    name,
    count,
    writeAmount(minorUnits, account.currency),
    account.currency,
  ]);
}

function readService(env: Readonly<Record<string, string | undefined>>): Service {
  const { MEISAI_TOKEN: token = '', MEISAI_ORIGIN: origin = 'http://localhost:4000' } = env;
  const url = URL.parse(origin);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Stopped('MEISAI_ORIGIN must be an address such as http://localhost:4000.');
  if (token === '') throw new Stopped(`There is no token in MEISAI_TOKEN. Make one at ${url.origin}/apps/new-token.`);
  return { origin: url.origin, token, language: Intl.DateTimeFormat().resolvedOptions().locale };
}

/** A row of columns; a name that has tabs in it does not make more of them. */
function print(row: Row): void {
  process.stdout.write(`${row.map((cell) => String(cell).replaceAll(/[\t\n\r]/g, ' ')).join('\t')}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const isUsage = error instanceof UsageFault;
  const isTold = isUsage || error instanceof Stopped;
  process.stderr.write(
    isTold ? `${error.message}\n${isUsage ? 'See --help.\n' : ''}` : `${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = isUsage ? 2 : 1;
});

import { parseArgs } from 'node:util';
import { LOGIN } from '../../packages/api/dist/src/test/server.js';
import { createClient, hammer, type Client, type Hammered } from '../load.ts';
import { describeMachine, median, quantile, table } from '../report.ts';
import { startService, type BenchService } from '../service.ts';

const HELP = `Does a flood of logins starve those who read?

Quiet and flooded phases take turns in one run. Quiet: READERS connections ask for one statement with 50 uses, over and
over. Flooded: the same, while LOGINS connections log members in with the right password as fast as they are answered.
One API process in the test profile, on a PostgreSQL server of its own; the clients run on the same machine.

  --logins N        parallel logins (32)
  --readers N       parallel readers (8)
  --rounds N        quiet and flooded phases (7)
  --seconds N       each phase, after one second of warming up (4)
  --concurrency N   HASHING_CONCURRENCY of the service (its default otherwise)

Target: at least 0.6 of the quiet throughput, and a p99 within 1.5 times the quiet one, as medians over the rounds.
`;

const STATEMENT = `query { viewer { accounts { id name statements(first: 1) { edges { node {
  id label status closingDate dueDate total { minorUnits currency }
  transactions(first: 50) { edges { node { id usedOn postedOn merchant kind amount { minorUnits currency } card { lastFour } } }
    pageInfo { hasNextPage endCursor } } } } } } } }`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    logins: { type: 'string', default: '32' },
    readers: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '4' },
    concurrency: { type: 'string' },
  },
});
if (values.help === true) process.stdout.write(HELP);
else await measure();

async function measure(): Promise<void> {
  const env: Record<string, string> = values.concurrency === undefined ? {} : { HASHING_CONCURRENCY: values.concurrency };
  const service = await startService({ members: 40, statementsEach: 60, usesPerStatement: 50 }, env);
  const client = createClient(service.api.origin);
  try {
    const cookie = (await logIn(client, service, 0)) ?? '';
    await hammer(Number(values.readers), 0, 2_000, () => read(client, cookie));
    const rounds: { quiet: Hammered; flooded: Hammered; logins: Hammered }[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const quiet = await readers(client, cookie);
      const [flooded, logins] = await Promise.all([readers(client, cookie), flood(client, service)]);
      rounds.push({ quiet, flooded, logins });
    }
    report(service, rounds);
  } finally {
    client.close();
    await service.stop();
  }
}

function readers(client: Client, cookie: string): Promise<Hammered> {
  return hammer(Number(values.readers), 1_000, Number(values.seconds) * 1000, () => read(client, cookie));
}

function flood(client: Client, service: BenchService): Promise<Hammered> {
  return hammer(Number(values.logins), 1_000, Number(values.seconds) * 1000, async (turn) => (await logIn(client, service, turn)) !== null);
}

async function read(client: Client, cookie: string): Promise<true> {
  const { status, body } = await client.ask(STATEMENT, {}, { cookie });
  if (status !== 200 || body.length < 5_000) throw new Error(`A statement was answered with ${status}: ${body.slice(0, 300)}`);
  return true;
}

/** Each turn is another member's, so that no login waits for another's guard. @returns the session cookie; null when refused by overload. */
async function logIn(client: Client, { members }: BenchService, turn: number): Promise<string | null> {
  const { userId, password } = members[turn % members.length] ?? { userId: '', password: '' };
  const { status, body, cookies } = await client.ask(LOGIN, { input: { userId, password } });
  if (status === 503) return null;
  if (!body.includes('LoginSuccess')) throw new Error(`A login was answered with ${status}: ${body.slice(0, 300)}`);
  return cookies.find((text) => text.includes('meisai='))?.split(';')[0] ?? '';
}

function report(service: BenchService, rounds: readonly { quiet: Hammered; flooded: Hammered; logins: Hammered }[]): void {
  const p99 = ({ tookMs }: Hammered): number => quantile(tookMs, 0.99);
  const lines = rounds.map(({ quiet, flooded, logins }) => ({
    cells: [
      quiet.perSecond,
      flooded.perSecond,
      flooded.perSecond / quiet.perSecond,
      p99(quiet),
      p99(flooded),
      p99(flooded) / p99(quiet),
      logins.perSecond,
      logins.refusedPerSecond,
      median(logins.tookMs),
    ],
  }));
  const columns = [
    'round',
    'quiet reads/s',
    'flooded reads/s',
    'ratio',
    'quiet p99 ms',
    'flooded p99 ms',
    'ratio',
    'logins/s',
    'refused/s',
    'login median ms',
  ];
  const medians = columns.slice(1).map((_, index) => median(lines.map(({ cells }) => cells[index] ?? Number.NaN)));
  const show = (cells: readonly number[]): string[] => cells.map((cell) => cell.toFixed(cell < 10 ? 2 : 0));
  const [, , throughput = 0, , , tail = 0] = medians;
  process.stdout.write(
    [
      describeMachine(service.postgresVersion),
      `data      ${service.dataSize}`,
      `load      ${values.readers} readers, ${values.logins} logins, ${values.seconds} s a phase, hashing concurrency ${values.concurrency ?? 'default'}`,
      '',
      table([columns, ...lines.map(({ cells }, index) => [String(index + 1), ...show(cells)]), ['median', ...show(medians)]]),
      '',
      `throughput ${throughput.toFixed(2)} of quiet (target 0.6): ${throughput >= 0.6 ? 'reached' : 'MISSED'}`,
      `p99        ${tail.toFixed(2)} times quiet (target 1.5): ${tail <= 1.5 ? 'reached' : 'MISSED'}`,
      '',
    ].join('\n'),
  );
}

import { deepStrictEqual } from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parse, print, visit } from 'graphql';
import { globalId } from '../../packages/api/dist/src/platform/index.js';
import { enrolMember, LOGIN, type EnrolledMember } from '../../packages/api/dist/src/test/server.js';
import { addAccounts, addHistory } from '../history.ts';
import { bodyOf, LeanClient, writeRequest } from '../lean-client.ts';
import { createClient, hammer, type Hammered } from '../load.ts';
import { describeMachine, median, quantile, table } from '../report.ts';
import { startFilledService, type BenchService } from '../service.ts';

const HELP = `How near does the statement page come to the raw limit?

The page as it ships: the client's own document with 50 uses, in the production profile, with session, authorization, limits,
headers and log. Beside it the raw limit: node:http and pg, the same look-up of the session and the same prepared SQL, and
JSON.stringify. Both give the same JSON, which is checked first. They take turns in one run, on one PostgreSQL server of their own;
the client runs on the same machine and costs it as little as can be.

  --full            5,000,000 uses over 2,000 accounts instead of 100,000 over 40
  --parallel N      connections (16)
  --rounds N        of both, after two seconds of warming up (30)
  --seconds N       each phase: short ones, so that what else the machine does falls on both (0.7)
  --each            print each round, not their medians alone
  --profile FOLDER  CPU profiles of the service are written there; the figures are worth nothing then

Target: at least 0.5 of the raw limit's requests a second, as the median over the rounds.
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    full: { type: 'boolean' },
    parallel: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '0.7' },
    profile: { type: 'string' },
    each: { type: 'boolean' },
  },
});
const READERS = 40;
const MONTHS = 50;
const USES = 50;
const CONNECTIONS = 10;

interface Contestant {
  name: string;
  clients: LeanClient[];
  path: string;
  cpuSeconds: () => Promise<number>;
}

interface Phase extends Hammered {
  cpuMicroseconds: number;
}

if (values.help === true) process.stdout.write(HELP);
else await measure();

async function measure(): Promise<void> {
  const env = {
    MEISAI_PROFILE: 'production',
    HOST: '127.0.0.1',
    PUBLIC_ORIGIN: 'https://meisai.example',
    SMTP_URL: 'smtp://127.0.0.1:9',
    LOG_LEVEL: 'info',
    DATABASE_POOL_SIZE: String(CONNECTIONS),
    ...(values.profile === undefined ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${values.profile}` }),
  };
  const service = await startFilledService(async (database, services) => {
    const members: EnrolledMember[] = [];
    for (let index = 0; index < READERS; index += 1) members.push(await enrolMember(services, `bench.${index}`));
    const accounts = values.full === true ? 2000 : READERS;
    if (accounts > READERS) await addAccounts(database.fork(), accounts - READERS);
    await addHistory(database, { months: MONTHS, usesPerMonth: USES });
    return { members, dataSize: `${accounts} accounts, ${accounts * MONTHS} statements` };
  }, env);
  const raw = await startRaw(service.databaseUrl);
  const shipped: Contestant = {
    name: 'as it ships',
    clients: connectAll(service.api.origin),
    path: '/graphql',
    cpuSeconds: () => service.api.metric('process_cpu_seconds_total'),
  };
  try {
    const requests = await writeRequests(service);
    await compareAnswers([raw.contestant, shipped], requests);
    for (const contestant of [raw.contestant, shipped]) await phase(contestant, requests, 2000);
    const rounds: { raw: Phase; shipped: Phase }[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      rounds.push({ raw: await phase(raw.contestant, requests), shipped: await phase(shipped, requests) });
    }
    report(service, rounds);
  } finally {
    for (const { clients } of [raw.contestant, shipped]) for (const client of clients) client.close();
    raw.child.kill();
    await service.stop();
  }
}

function connectAll(origin: string): LeanClient[] {
  return Array.from({ length: Number(values.parallel) }, () => new LeanClient(origin));
}

async function startRaw(databaseUrl: string): Promise<{ contestant: Contestant; child: ChildProcess }> {
  const file = new URL('../raw-limit.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [file, databaseUrl, String(CONNECTIONS)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const origin = `http://127.0.0.1:${line.toString().trim()}`;
  const cpuSeconds = async (): Promise<number> => Number(await (await fetch(`${origin}/cpu`)).text());
  return { child, contestant: { name: 'raw limit', clients: connectAll(origin), path: '/', cpuSeconds } };
}

/** What the client sends: its document with the fragments of its components, and the names of types its cache asks for. */
async function readDocument(): Promise<string> {
  const folder = new URL('../../packages/web/src/statements/', import.meta.url);
  const files = ['statement-page', 'statement-header', 'statement-breakdown', 'transaction-row'];
  const texts = await Promise.all(files.map((name) => readFile(new URL(`${name}.graphql`, folder), 'utf8')));
  const typename = { kind: 'Field', name: { kind: 'Name', value: '__typename' } } as const;
  return print(
    visit(parse(texts.join('\n')), {
      SelectionSet: {
        leave: (set, _key, parent) =>
          parent !== undefined && 'kind' in parent && parent.kind === 'OperationDefinition'
            ? set
            : { ...set, selections: [...set.selections, typename] },
      },
    }),
  );
}

/** Each of the readers asks for each of their statements. */
async function writeRequests({ api, members }: BenchService): Promise<Map<string, Buffer[]>> {
  const query = await readDocument();
  const client = createClient(api.origin);
  const written = new Map<string, Buffer[]>([
    ['/', []],
    ['/graphql', []],
  ]);
  for (const { userId, password, accountId } of members) {
    const { cookies, body } = await client.ask(LOGIN, { input: { userId, password } });
    const cookie = cookies.find((text) => text.includes('meisai='))?.split(';')[0];
    if (cookie === undefined) throw new Error(`A login was answered with ${body.slice(0, 300)}`);
    for (let month = 0; month < MONTHS; month += 1) {
      const label = new Date(Date.UTC(2021, month, 1)).toISOString().slice(0, 7);
      const variables = { account: globalId('Account', accountId), label, first: USES };
      for (const [path, requests] of written)
        requests.push(writeRequest(path, { cookie }, { operationName: 'Statement', variables, query }));
    }
  }
  client.close();
  return written;
}

async function compareAnswers(contestants: Contestant[], requests: Map<string, Buffer[]>): Promise<void> {
  for (const turn of [0, 77, 999]) {
    const bodies: unknown[] = [];
    for (const { clients, path } of contestants) {
      const [answer] = [await clients[0]?.ask(requests.get(path)?.[turn] ?? Buffer.alloc(0))];
      bodies.push(JSON.parse(bodyOf(answer ?? Buffer.alloc(0))));
    }
    deepStrictEqual(bodies[1], bodies[0]);
  }
}

async function phase(
  { clients, path, cpuSeconds }: Contestant,
  requests: Map<string, Buffer[]>,
  lastsMs = Number(values.seconds) * 1000,
): Promise<Phase> {
  const all = requests.get(path) ?? [];
  const free = [...clients];
  const before = await cpuSeconds();
  let answered = 0;
  const hammered = await hammer(clients.length, 100, lastsMs, async (turn) => {
    const client = free.pop();
    if (client === undefined) throw new Error('More is asked at once than there are connections.');
    // A step that has nothing in common with the number of statements walks over all members.
    const answer = await client.ask(all[(turn * 37) % all.length] ?? Buffer.alloc(0));
    free.push(client);
    answered += 1;
    if (answer.length < 10_000) throw new Error(`Not a statement: ${answer.toString().slice(0, 500)}`);
    return true;
  });
  return { ...hammered, cpuMicroseconds: (((await cpuSeconds()) - before) * 1_000_000) / answered };
}

function report(service: BenchService, rounds: readonly { raw: Phase; shipped: Phase }[]): void {
  const columns = ['round', 'raw req/s', 'shipped req/s', 'ratio', 'raw CPU µs', 'shipped CPU µs', 'ratio', 'raw p99 ms', 'shipped p99 ms'];
  const lines = rounds.map(({ raw, shipped }) => [
    raw.perSecond,
    shipped.perSecond,
    shipped.perSecond / raw.perSecond,
    raw.cpuMicroseconds,
    shipped.cpuMicroseconds,
    raw.cpuMicroseconds / shipped.cpuMicroseconds,
    quantile(raw.tookMs, 0.99),
    quantile(shipped.tookMs, 0.99),
  ]);
  const medians = columns.slice(1).map((_, column) => median(lines.map((cells) => cells[column] ?? Number.NaN)));
  const show = (cells: readonly number[]): string[] => cells.map((cell) => cell.toFixed(cell < 10 ? 2 : 0));
  const ratio = medians[2] ?? 0;
  process.stdout.write(
    [
      describeMachine(service.postgresVersion),
      `data      ${service.dataSize}`,
      `load      ${values.parallel} connections, ${CONNECTIONS} to the database each, ${values.seconds} s a phase`,
      '',
      table([
        columns,
        ...(values.each === true ? lines.map((cells, index) => [String(index + 1), ...show(cells)]) : []),
        ['median', ...show(medians)],
      ]),
      '',
      `throughput ${ratio.toFixed(2)} of the raw limit (target 0.5): ${ratio >= 0.5 ? 'reached' : 'MISSED'}`,
      'CPU is that of the Node process alone: the database and the client are the same for both.',
      '',
    ].join('\n'),
  );
}

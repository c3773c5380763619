import { parseArgs } from 'node:util';
import { createMetrics, createPasswordHasher } from '../../packages/api/dist/src/platform/index.js';
import { LOGIN } from '../../packages/api/dist/src/test/server.js';
import { createClient, hammer, type Client, type Hammered } from '../load.ts';
import { describeMachine, median, table } from '../report.ts';
import { startService, type BenchService } from '../service.ts';

const HELP = `What does the guard of a login cost?

In turns, over several rounds: argon2id alone; one login after the other; many members at once; one member many times at
once, whose guard all of them want; a login that is locked. One API process in the test profile, on a PostgreSQL server
of its own; the client runs on the same machine.

  --parallel N      how many at once (8)
  --rounds N        (5)
  --seconds N       each phase, after half a second of warming up (3)
  --concurrency N   HASHING_CONCURRENCY of the service (its default otherwise)
`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    parallel: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    concurrency: { type: 'string' },
  },
});
if (values.help === true) process.stdout.write(HELP);
else await measure();

async function measure(): Promise<void> {
  const env: Record<string, string> = values.concurrency === undefined ? {} : { HASHING_CONCURRENCY: values.concurrency };
  const service = await startService({ members: 40, statementsEach: 1, usesPerStatement: 10 }, env);
  const hasher = createPasswordHasher(createMetrics(), 1);
  const client = createClient(service.api.origin);
  try {
    const hash = await hasher.hash('a right and long password');
    await lockLast(client, service);
    const many = (turn: number) => logIn(client, service, turn % (service.members.length - 1), 'LoginSuccess');
    const parallel = Number(values.parallel);
    const phases: Record<string, () => Promise<Hammered>> = {
      'argon2id alone': () => phase(1, async () => hasher.verify(hash, 'a right and long password')),
      'a query with nothing to do': () => phase(1, () => ask(client, '{ viewer { id } }', {}, '"viewer":null')),
      'one login after the other': () => phase(1, many),
      [`${parallel} members at once`]: () => phase(parallel, many),
      [`one member ${parallel} times at once`]: () => phase(parallel, () => logIn(client, service, 0, 'LoginSuccess')),
      [`a locked login ${parallel} times at once`]: () =>
        phase(parallel, () => logIn(client, service, service.members.length - 1, 'LoginLocked')),
    };
    const results = new Map(Object.keys(phases).map((name) => [name, [] as Hammered[]]));
    for (let round = 0; round < Number(values.rounds); round += 1) {
      for (const [name, run] of Object.entries(phases)) results.get(name)?.push(await run());
    }
    report(service, results);
  } finally {
    client.close();
    await hasher.close();
    await service.stop();
  }
}

function phase(parallel: number, act: (turn: number) => Promise<boolean>): Promise<Hammered> {
  return hammer(parallel, 500, Number(values.seconds) * 1000, act);
}

function logIn(client: Client, { members }: BenchService, index: number, expected: string): Promise<boolean> {
  const { userId, password } = members[index] ?? { userId: '', password: '' };
  return ask(client, LOGIN, { input: { userId, password } }, expected);
}

async function ask(client: Client, query: string, variables: object, expected: string): Promise<boolean> {
  const { status, body } = await client.ask(query, variables);
  if (status === 503) return false;
  if (!body.includes(expected)) throw new Error(`Not ${expected}: ${status} ${body.slice(0, 300)}`);
  return true;
}

/** Its lock outlasts the measurement. */
async function lockLast(client: Client, { members }: BenchService): Promise<void> {
  const userId = members.at(-1)?.userId ?? '';
  for (let guess = 0; guess < 3; guess += 1) await ask(client, LOGIN, { input: { userId, password: 'wrong' } }, 'WrongCredentials');
}

function report(service: BenchService, results: Map<string, Hammered[]>): void {
  const rows = [...results].map(([name, rounds]) => {
    const perSecond = median(rounds.map((round) => round.perSecond));
    const tookMs = median(rounds.map((round) => median(round.tookMs)));
    return { name, perSecond, tookMs };
  });
  const [hashing, nothing, single] = rows;
  const share = (hashing?.tookMs ?? 0) / (single?.tookMs ?? 1);
  const guard = (single?.tookMs ?? 0) - (hashing?.tookMs ?? 0) - (nothing?.tookMs ?? 0);
  process.stdout.write(
    [
      describeMachine(service.postgresVersion),
      `data      ${service.dataSize}`,
      `load      ${values.rounds} rounds of ${values.seconds} s each, hashing concurrency ${values.concurrency ?? 'default'}; medians`,
      '',
      table([
        ['what', 'a second', 'median ms'],
        ...rows.map(({ name, perSecond, tookMs }) => [name, perSecond.toFixed(0), tookMs.toFixed(1)]),
      ]),
      '',
      `Of a login by itself argon2id is ${(share * 100).toFixed(0)} %; guard, session and record take ${guard.toFixed(1)} ms more than a query with nothing to do.`,
      '',
    ].join('\n'),
  );
}

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { copyMigratedDatabase } from '../test/migrated-folder.js';
import { findFreePort, startPostgres, type TestPostgres } from '../test/postgres.js';
import { BUILT_ENV } from '../test/processes.js';
import { findService } from './hand-over.js';
import { readMessages, sendMessage, type CommandAnswer } from './hand-over-messages.js';
import { commandSocketPath } from './socket-path.js';

/** The built programs: what is killed must be a process of its own. `turbo test` builds them first. */
const CLI = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));
const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const USES = 6_000;
const ARGS = ['import', 'many.ofx', '--new-account', 'tester'];

/** A bank's file and an issuer's feed of as many uses, known by N0, N1, … */
const FILES = [
  {
    name: 'a bank’s file',
    args: ARGS,
    /** What `account list` tells of it. */
    mark: 'tester',
    allNew: `imported ${USES} new of ${USES} uses, 0 already known`,
    noneNew: `imported 0 new of ${USES} uses, ${USES} already known`,
  },
  {
    name: 'an issuer’s feed',
    args: ['import', 'many.ndjson'],
    mark: 'Feedcard',
    allNew: `imported ${USES + 4} new, 0 changed, 0 already known`,
    noneNew: `imported 0 new, 0 changed, ${USES + 4} already known`,
  },
];
/** Behind the first piece of the feed, so that something is written. */
const HOLD_UP_AT = 5_500;

/** When the command line is killed, whatever it does then; the proof tries more moments. */
const MOMENTS_MS = process.env['PROOF'] === '1' ? [800, 1_500, 2_200, 3_000, 4_500] : [2_200];

/** Up to eight processes start one after the other: 20 s alone on two cores, some minutes beside a full machine's other work. */
const LONGEST_MS = 300_000;

let folder: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-kill-'));
  await chmod(folder, 0o755);
  const uses = Array.from({ length: USES }, (_, index) => `<STMTTRN><DTPOSTED>20250310<TRNAMT>-1<FITID>N${index}<NAME>Shop</STMTTRN>\n`);
  await writeFile(join(folder, 'many.ofx'), `<OFX><CCSTMTRS><CURDEF>JPY<BANKTRANLIST>\n${uses.join('')}</BANKTRANLIST></CCSTMTRS></OFX>`);
  const issued = [
    { record: 'product', code: 'FEED', name: { ja: 'Feedcard', en: 'Feedcard' } },
    { record: 'member', id: 'M1' },
    { record: 'account', id: 'A1', member: 'M1', product: 'FEED', currency: 'JPY' },
    { record: 'card', id: 'C1', account: 'A1', number: '9392300000000019', expires: '08/39' },
  ];
  const posted = Array.from({ length: USES }, (_, index) => ({
    record: 'posting',
    id: `N${index}`,
    account: 'A1',
    usedOn: '2025-03-10',
    amount: 1,
  }));
  await writeFile(join(folder, 'many.ndjson'), [...issued, ...posted].map((record) => `${JSON.stringify(record)}\n`).join(''));
});
afterEach(async () => {
  await Promise.all([...children].map(kill));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(program: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...BUILT_ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function run(args: readonly string[], env: Record<string, string>): Promise<string> {
  const child = start(CLI, args, env);
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The child has no streams.');
  const [out, err, [code]] = await Promise.all([readAll(stdout), readAll(stderr), once(child, 'exit')]);
  return `${out}${err}exit ${code}`;
}

async function startService(env: Record<string, string>): Promise<ChildProcess> {
  const port = await findFreePort();
  const child = start(MAIN, [], { MEISAI_PROFILE: 'test', PORT: String(port), LOG_LEVEL: 'error', ...env });
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The service ended with ${child.exitCode}.`);
    if (
      await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return child;
    await sleep(100);
  }
  throw new Error('The service did not become ready.');
}

/** Hands the import over and leaves it in the middle: some rows are written, nothing is committed. */
async function importHalfWay(dataDir: string, argv: string[]) {
  const socket = await findService(commandSocketPath(dataDir));
  if (socket === null) throw new Error('The service takes no commands.');
  sendMessage(socket, { argv, cwd: folder, secret: null });
  for await (const answer of readMessages<CommandAnswer>(socket)) if ('progress' in answer) return socket;
  throw new Error('The import told no progress.');
}

describe('on the embedded database', () => {
  it.each(FILES)(
    'an import of $name runs in the service; kill -9 of either side half-way leaves nothing, and a second import changes nothing',
    async ({ args, mark, allNew, noneNew }) => {
      const DATA_DIR = join(folder, `embedded-${mark}`);
      const env = { DATA_DIR };
      await copyMigratedDatabase(join(DATA_DIR, 'database'));
      const service = await startService(env);
      expect((await stat(commandSocketPath(DATA_DIR))).mode & 0o777).toBe(0o600);

      const isThere = new RegExp(`${mark}|exit [^0]`);
      (await importHalfWay(DATA_DIR, args)).destroy();
      expect(await run(['account', 'list'], env)).not.toMatch(isThere);

      await importHalfWay(DATA_DIR, args);
      await kill(service);
      // Nobody holds the folder now: the command line opens it itself, over the lock and the socket the killed service left.
      expect(await run(['account', 'list'], env)).not.toMatch(isThere);

      await startService(env);
      expect(await run(args, env)).toContain(allNew);
      expect(await run(args, env)).toContain(noneNew);
      expect(await run(['account', 'list'], env)).toContain(mark);
      expect(await run(['import', 'no.ofx', '--account', 'x'], env)).toBe('no.ofx: there is no such file.\nexit 1');
    },
    LONGEST_MS,
  );

  it(
    'kill -9 of the command line itself leaves all of a file or none',
    async () => {
      const env = { DATA_DIR: join(folder, 'alone') };
      await copyMigratedDatabase(join(env.DATA_DIR, 'database'));
      const outcomes: string[] = [];
      for (const waitMs of MOMENTS_MS) {
        const child = start(CLI, ARGS, env);
        await sleep(waitMs);
        await kill(child);
        // As left by a process killed while it wrote this file: PostgreSQL alone would never open the folder again.
        await writeFile(join(folder, 'alone', 'database', 'postmaster.pid'), '');
        outcomes.push(await run(['import', 'many.ofx', '--new-account', 'tester', '--dry-run'], env));
      }
      for (const outcome of outcomes) expect(outcome).toMatch(new RegExp(`would import (${USES}|0) new of ${USES} uses`));
    },
    LONGEST_MS,
  );
});

describe('on PostgreSQL', () => {
  let postgres: TestPostgres;
  let watcher: Client;
  beforeAll(async () => {
    postgres = await startPostgres();
    watcher = new Client(postgres.url);
    await watcher.connect();
  }, 60_000);
  afterAll(async () => {
    await watcher.end();
    await postgres.stop();
  });

  it.each(FILES)(
    'kill -9 half-way through $name leaves nothing; an import beside a running service is whole',
    async ({ args, mark, allNew, noneNew }) => {
      const dataDir = join(folder, `postgres-${mark}`);
      await mkdir(dataDir);
      const secret = { MEISAI_SECRET: Buffer.alloc(32, 7).toString('base64') };
      // Only a feed needs the secret of the service, for its card numbers.
      const env = { DATABASE_URL: postgres.url, DATA_DIR: dataDir, ...(mark === 'Feedcard' ? secret : {}) };
      await startService({ ...env, ...secret });
      const before = await count(watcher);

      const release = await holdUpAfter(watcher, HOLD_UP_AT);
      const child = start(CLI, args, env);
      await untilHeldUp(watcher, child);
      await kill(child);
      await release();
      expect(await count(watcher)).toBe(before);

      expect(await run(args, env)).toContain(allNew);
      expect(await run(args, env)).toContain(noneNew);
      expect(await count(watcher)).toBe(before + USES);
    },
    LONGEST_MS,
  );

  it('needs the secret of the service for a feed: without it fingerprints of card numbers would be worth nothing', async () => {
    const said = await run(['import', 'many.ndjson'], { DATABASE_URL: postgres.url, DATA_DIR: join(folder, 'none') });
    expect(said).toMatch(/^meisai: .*MEISAI_SECRET.*\nexit 1$/s);
  });

  it('says clearly that nothing answers at DATABASE_URL, and never its password', async () => {
    const said = await run(['account', 'list'], { DATABASE_URL: `postgresql://meisai:hidden-word@127.0.0.1:${await findFreePort()}/x` });
    expect(said).toMatch(/^meisai: The database does not answer. \(connect ECONNREFUSED 127\.0\.0\.1:\d+\)\nexit 1$/);
  });
});

/** Any number that nothing else locks. */
const HOLD_UP = 41;

/** Makes whoever inserts this one use wait, so that half of a file is written for as long as the test needs, however fast the machine. */
async function holdUpAfter(watcher: Client, useCount: number): Promise<() => Promise<void>> {
  await watcher.query(`select pg_advisory_lock(${HOLD_UP})`);
  await watcher.query(`create function hold_up() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(${HOLD_UP}); return new; end $$`);
  await watcher.query(`create trigger hold_up before insert on card_transaction
    for each row when (new.source_key like '%N${useCount}') execute function hold_up()`);
  return async () => {
    await watcher.query(`select pg_advisory_unlock(${HOLD_UP})`);
    // Dropping waits for the killed transaction to be over.
    await watcher.query('drop function hold_up cascade');
  };
}

async function untilHeldUp(watcher: Client, child: ChildProcess): Promise<void> {
  for (;;) {
    const { rowCount } = await watcher.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`);
    if (rowCount !== 0) return;
    if (child.exitCode !== null) throw new Error(`The import ended with ${child.exitCode} before it was killed.`);
    await sleep(20);
  }
}

async function count(watcher: Client): Promise<number> {
  const { rows } = await watcher.query<{ n: number }>('select count(*)::int as n from card_transaction');
  return rows[0]?.n ?? -1;
}

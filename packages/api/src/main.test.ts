import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyMigratedDatabase } from './test/migrated-folder.js';
import { BUILT_ENV } from './test/processes.js';

const MAIN = fileURLToPath(new URL('../dist/src/main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../dist/src/cli.js', import.meta.url));
const A_START_MS = 60_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-main-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(env: Record<string, string>, program = MAIN, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...BUILT_ENV, MEISAI_PROFILE: 'demo', LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said };
}

describe('the service', () => {
  it(
    'that finds its port in use says so in one line, and leaves nothing in its data folder',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const { child, said } = start({ PORT: String(port), DATA_DIR: join(folder, 'busy') });
      const [code] = await once(child, 'close');
      other.close();
      expect(code).toBe(1);
      expect(said()).toBe(`meisai: PORT ${port} is in use already. Stop what uses it, or choose another, such as PORT=${port + 1}.\n`);
      expect(await readdir(folder)).toEqual([]);
    },
    A_START_MS,
  );

  it(
    'that fails half-way gives its folder back',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const DATA_DIR = join(folder, 'half');
      await copyMigratedDatabase(join(DATA_DIR, 'database'));
      const { child } = start({ PORT: '0', METRICS_PORT: String(port), MEISAI_PROFILE: 'test', DATA_DIR });
      const [code] = await once(child, 'close');
      other.close();
      expect(code).toBe(1);
      expect((await readdir(DATA_DIR)).toSorted()).toEqual(['database', 'database.lock.sqlite', 'secret']);
    },
    A_START_MS,
  );

  it.skipIf(!existsSync('/proc/self'))(
    'that cannot make its data folder says so in one line, as the command line does',
    async () => {
      const service = start({ PORT: '0', DATA_DIR: '/proc/nope' });
      await once(service.child, 'close');
      const command = start({ DATA_DIR: '/proc/nope' }, CLI, 'account', 'list');
      await once(command.child, 'close');
      for (const { child, said } of [service, command]) {
        expect([child.exitCode, said()]).toEqual([
          1,
          expect.stringMatching(/^meisai: the data folder \(DATA_DIR\) cannot be used: ENOENT[^\n]*\n$/),
        ]);
      }
    },
    A_START_MS,
  );

  it(
    'that may take any port tells the one it took',
    async () => {
      const { child, said } = start({ PORT: '0', DATA_DIR: join(folder, 'any') });
      await expect.poll(said, { timeout: A_START_MS }).toContain('Meisai is ready.');
      const origin = /http:\/\/localhost:[1-9]\d+/.exec(said())?.[0];
      expect((await fetch(`${origin}/readyz`)).status).toBe(200);
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
    A_START_MS,
  );

  it(
    'that cannot have its port for metrics, or reach its database, says so in one line',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo;
      const DATA_DIR = join(folder, 'metrics');
      await copyMigratedDatabase(join(DATA_DIR, 'database'));
      const metrics = start({ PORT: '0', METRICS_PORT: String(port), MEISAI_PROFILE: 'test', DATA_DIR });
      await once(metrics.child, 'close');
      other.close();
      expect(metrics.said()).toMatch(/^meisai: METRICS_PORT \d+ cannot be served on: [^\n]*EADDRINUSE[^\n]*\n$/);
      await once(other, 'close');
      const DATABASE_URL = `postgresql://me:hunter2@127.0.0.1:${port}/x`;
      const database = start({ PORT: '0', DATABASE_URL, MEISAI_PROFILE: 'test', DATA_DIR: join(folder, 'away') });
      await once(database.child, 'close');
      expect(database.said()).toBe(`meisai: The database does not answer. (connect ECONNREFUSED 127.0.0.1:${port})\n`);
    },
    A_START_MS,
  );
});

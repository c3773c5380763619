import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.js';

const ROUNDS = 6;
const STARTERS = 4;

/** Takes the folder and keeps it, or says that it is taken. What is killed must be a process of its own, so it is the built code. */
const STARTER = `
  import { lockFolder } from ${JSON.stringify(fileURLToPath(new URL('../../dist/src/platform/folder-lock.js', import.meta.url)))};
  lockFolder(process.argv[1]).then(() => { console.log('GOT'); setInterval(() => {}, 1000); }, () => console.log('TAKEN'));`;

let folder: string;
const children = new Set<ChildProcess>();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-lock-'));
});
afterEach(async () => {
  await Promise.all([...children].map(kill));
  await rm(folder, { recursive: true, force: true });
});

async function start(database: string): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', STARTER, database], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.add(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, says: String(said).trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await once(child, 'exit');
  children.delete(child);
}

describe('the folder of the embedded database', () => {
  it('goes to exactly one of several starters, again and again after its holder was killed', { timeout: 120_000 }, async () => {
    const database = join(folder, 'database');
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = await Promise.all(Array.from({ length: STARTERS }, () => start(database)));
      expect(started.filter(({ says }) => says === 'GOT')).toHaveLength(1);
      await Promise.all(started.map(({ child }) => kill(child)));
    }
  });

  it('is free whatever number a dead process left, were it that of a living one', async () => {
    const database = join(folder, 'database');
    await writeFile(`${database}.lock`, String(process.ppid));
    const release = await lockFolder(database);
    await release();
  });

  it('names who has it, within one process too, and is free once given back', async () => {
    const database = join(folder, 'database');
    const release = await lockFolder(database);
    await expect(lockFolder(database)).rejects.toThrow(`in use by process ${process.pid}.`);
    await release();
    await (
      await lockFolder(database)
    )();
  });
});

import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-folder-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('makes a folder and those above it, for their owner alone, however many ask at once', async () => {
  const path = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(folder, 'a', 'b'))]);
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
  await makeFolder(path);
});

it('says where a file is in the way', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(makeFolder(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'EEXIST', path: join(folder, 'file') });
});

it.skipIf(!existsSync('/proc/self'))('gives up at once where nothing can be made', async () => {
  await expect(makeFolder('/proc/nope/data')).rejects.toMatchObject({ code: 'ENOENT', path: '/proc/nope' });
});

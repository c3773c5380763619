import { once } from 'node:events';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readImportFile } from './import-file.js';

let folder: string;
const pipe = createServer();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-file-'));
  await writeFile(join(folder, 'uses.ofx'), '<OFX>');
  await writeFile(join(folder, 'empty.ofx'), '');
  await writeFile(join(folder, 'large.ofx'), '');
  await truncate(join(folder, 'large.ofx'), 64 * 1024 * 1024 + 1);
  pipe.listen(join(folder, 'pipe'));
  await once(pipe, 'listening');
});
afterAll(async () => {
  pipe.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a file to import', () => {
  it('is read to its last byte', async () => {
    expect(Buffer.from(await readImportFile(join(folder, 'uses.ofx'), 'uses.ofx')).toString()).toBe('<OFX>');
    expect(await readImportFile(join(folder, 'empty.ofx'), 'empty.ofx')).toHaveLength(0);
  });

  it.each([
    ['none.ofx', 'there is no such file'],
    ['.', 'it is a folder, not a file'],
    ['pipe', 'it is no ordinary file'],
    ['/dev/zero', 'it is no ordinary file'],
    ['large.ofx', 'larger than 64 MB'],
  ])('%s is refused: %s', async (name, reason) => {
    await expect(readImportFile(name.startsWith('/') ? name : join(folder, name), name)).rejects.toThrow(reason);
  });
});

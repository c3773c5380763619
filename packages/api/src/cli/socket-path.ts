import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { InputError, makeFolder } from '../platform/index.js';

/** `sun_path` has 104 bytes on macOS and 108 on Linux, the closing zero included. */
const LONGEST_PATH_BYTES = 103;
const NAME = 'command.sock';

/** Where a service of a data folder listens for commands: in the folder, or under the temporary folder where that path is too long. */
export function commandSocketPath(dataDir: string): string {
  const path = join(dataDir, NAME);
  if (Buffer.byteLength(path) <= LONGEST_PATH_BYTES) return path;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return join(tmpdir(), `meisai-${process.getuid?.() ?? 0}-${hash}`, NAME);
}

/** Makes the folder of the socket, and refuses one that another user has put in its place. @throws {InputError} */
export async function makeSocketFolder(path: string): Promise<void> {
  const folder = dirname(path);
  await makeFolder(folder);
  const { uid } = await lstat(folder);
  const isOurs = process.getuid === undefined || uid === process.getuid() || process.getuid() === 0;
  if (!isOurs) throw new InputError(`The folder ${folder} belongs to another user.`);
}

import { readFile, rm, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseUnavailable } from './errors.js';

const SQLITE_BUSY = 5;

/**
 * Takes the folder of the embedded database for this process: PGlite itself would let two in, and lose data.
 * The lock is the operating system's, held through SQLite: it ends with the process however that dies, so that nobody has
 * to judge whether one that was found is stale.
 * @returns a function that gives the folder back.
 * @throws {DatabaseUnavailable} naming the process that has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const note = `${folder}.lock`;
  // The file itself stays for ever: a second one of its name would be a second lock.
  const lock = new DatabaseSync(`${folder}.lock.sqlite`);
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    if ((cause as { errcode?: number }).errcode !== SQLITE_BUSY) throw cause;
    const holder = await readFile(note, 'utf8').catch(() => '');
    throw new DatabaseUnavailable(`The data folder ${folder} is in use by ${holder === '' ? 'another process' : `process ${holder}`}.`);
  }
  await writeFile(note, String(process.pid), { mode: 0o600 });
  return async () => {
    await rm(note, { force: true });
    lock.close();
  };
}

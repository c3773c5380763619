import { readFile, rm, writeFile } from 'node:fs/promises';
import { DatabaseUnavailable } from './errors.js';

/**
 * Takes the folder of the embedded database for this process: PGlite itself would let two in, and lose data.
 * A lock left by a process that died is taken over.
 * @returns a function that gives the folder back.
 * @throws {DatabaseUnavailable} naming the process that has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.lock`;
  const holder = await findHolder(file);
  if (holder !== null) {
    throw new DatabaseUnavailable(`The data folder ${folder} is in use by process ${holder}.`);
  }
  await rm(file, { force: true });
  try {
    // `wx` fails if another process was quicker: exactly one of two starters gets the folder.
    await writeFile(file, String(process.pid), { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new DatabaseUnavailable(`The data folder ${folder} was just taken by another process.`, { cause });
  }
  return () => rm(file, { force: true });
}

/** The process that holds the lock and is alive, or null. */
async function findHolder(file: string): Promise<number | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!Number.isInteger(pid) || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : null;
  }
}

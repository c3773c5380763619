import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Processes are found through /proc, which only Linux has. */
export const CANNOT_FIND_PROCESSES = process.platform !== 'linux';

/** The hashing processes that a process has started and that live. */
export function findHashingProcesses(parent: number = process.pid): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isHashingProcess(pid) && Number(read(pid, 'stat').split(') ')[1]?.split(' ')[1]) === parent);
}

/** Whether it lives and hashes; a dead one that nobody has buried yet has no command line. */
export function isHashingProcess(pid: number): boolean {
  return read(pid, 'cmdline').includes('hashing-process');
}

/** Waits until it is so. @throws when it is not in time. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, withinMs = 5_000): Promise<void> {
  for (const end = performance.now() + withinMs; performance.now() < end; await sleep(10)) if (await isSo()) return;
  throw new Error(`It did not come to this in ${withinMs} ms: ${what}.`);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

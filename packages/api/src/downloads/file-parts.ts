import { setImmediate as letOthersRun } from 'node:timers/promises';

/** A few milliseconds of writing. */
const LINES_A_PART = 500;

/** A list in parts, in its order. */
export function* inParts<T>(lines: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < lines.length; at += LINES_A_PART) yield lines.slice(at, at + LINES_A_PART);
}

/** Parts of a file as they are asked for, with a turn for others after each: a file of a hundred thousand lines holds nobody up. */
export async function* paced<T>(parts: Iterable<T>): AsyncGenerator<T> {
  for (const part of parts) {
    yield part;
    await letOthersRun();
  }
}

import { open, stat, type FileHandle } from 'node:fs/promises';
import { InputError } from '../platform/index.js';
import { maskDigitRuns } from './import-mask.js';
import type { OfxFault } from './ofx-reader.js';

const MEGABYTE = 1024 * 1024;

/** Some 200,000 uses, read at once; a bank's file has a few hundred. */
const LARGEST_FILE_BYTES = 64 * MEGABYTE;

/**
 * Reads a file to import.
 * @param name how the person called it
 * @throws {InputError} naming the file and why it cannot be read.
 */
export async function readImportFile(path: string, name: string): Promise<Uint8Array> {
  const handle = await openImportFile(path, name);
  try {
    return await readWhole(handle, name);
  } finally {
    await handle.close();
  }
}

/** Opens an ordinary file to import. @throws {InputError} */
export async function openImportFile(path: string, name: string): Promise<FileHandle> {
  // Asked before it is opened: opening a pipe nobody writes to would wait for ever.
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => refuse(name, error));
  if (found.isDirectory()) refuse(name, Object.assign(new Error(), { code: 'EISDIR' }));
  if (!found.isFile()) refuse(name, Object.assign(new Error(), { code: 'ENOTSUP' }));
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => refuse(name, error));
}

/** A file has the size it says, or it is not read: what grows, or is no file after all, fills no memory. */
async function readWhole(handle: FileHandle, name: string): Promise<Uint8Array> {
  const { size } = await handle.stat();
  if (size > LARGEST_FILE_BYTES) {
    throw new InputError(`${maskDigitRuns(name)}: the file is larger than ${LARGEST_FILE_BYTES / MEGABYTE} MB; split it by period.`);
  }
  const bytes = Buffer.alloc(size + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length < bytes.length; length += read) {
    ({ bytesRead: read } = await handle.read(bytes, length).catch((error: NodeJS.ErrnoException) => refuse(name, error)));
  }
  if (length !== size) throw new InputError(`${maskDigitRuns(name)}: it changed while it was read; try again.`);
  return bytes.subarray(0, size);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder, not a file',
  ENOTSUP: 'it is no ordinary file',
};

function refuse(name: string, error: NodeJS.ErrnoException): never {
  throw new InputError(`${maskDigitRuns(name)}: ${REASONS[error.code ?? ''] ?? `it cannot be read (${error.code})`}.`, { cause: error });
}

/** Enough to see what is wrong with a whole file, on one screen. */
export const TOLD_FAULTS = 20;

/** A file that is refused whole: what is wrong in it, line by line. */
export class BadFile extends InputError {
  override readonly name: string = 'BadFile';

  constructor(
    name: string,
    readonly faults: readonly OfxFault[],
  ) {
    const lines = faults
      .slice(0, TOLD_FAULTS)
      .map(({ line, reason, isOfDay }) => `line ${line}: ${isOfDay === true ? reason : maskDigitRuns(reason)}`);
    if (faults.length > TOLD_FAULTS) lines.push(`and ${faults.length - TOLD_FAULTS} more faults.`);
    super([...lines, 'nothing of this file was imported.'].map((line) => `${maskDigitRuns(name)}: ${line}`).join('\n'));
  }
}

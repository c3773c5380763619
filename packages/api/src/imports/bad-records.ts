import { open, rm, type FileHandle } from 'node:fs/promises';
import { InputError } from '../platform/index.js';
import { maskDigitRuns } from './import-mask.js';

/** What is wrong with one record of a file. */
export interface BadRecord {
  line: number;
  faults: readonly { field: string; reason: string }[];
  /** The record as it stands in the file. */
  text: string;
}

/**
 * Where the records go that are left out of an import: a file of JSON lines beside the imported one, for its owner only, each with its
 * line, its faults and the record itself, card numbers masked.
 */
export class BadRecordsFile {
  count = 0;
  private handle: FileHandle | null = null;

  /** @param path of the file that is imported */
  constructor(path: string) {
    this.path = `${path}.bad.ndjson`;
  }

  readonly path: string;

  async add(records: readonly BadRecord[]): Promise<void> {
    if (records.length === 0) return;
    this.handle ??= await this.make();
    this.count += records.length;
    await this.handle.appendFile(records.map((record) => `${lineOf(record)}\n`).join(''));
  }

  async close(): Promise<void> {
    await this.handle?.close();
    this.handle = null;
  }

  /** Takes the file away again: the import it tells of did not come about. */
  async discard(): Promise<void> {
    await this.close();
    if (this.count > 0) await rm(this.path, { force: true });
  }

  /** Made anew: one that was there has the rights of somebody else, or is a link to another place. */
  private async make(): Promise<FileHandle> {
    try {
      await rm(this.path, { force: true });
      return await open(this.path, 'wx', 0o600);
    } catch (cause) {
      throw new InputError(`${maskDigitRuns(this.path)}: the bad records cannot be written there.`, { cause });
    }
  }
}

function lineOf({ line, faults, text }: BadRecord): string {
  return JSON.stringify({
    line,
    faults: faults.map(({ field, reason }) => ({
      ...(field === '' ? {} : { field: maskDigitRuns(field) }),
      reason: maskDigitRuns(reason),
    })),
    record: maskDigitRuns(plain(text)),
  });
}

/** JSON may spell digits as escapes, which no mask would see. */
function plain(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  }
}

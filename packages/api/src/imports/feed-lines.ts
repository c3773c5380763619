import type { FileHandle } from 'node:fs/promises';
import { openImportFile } from './import-file.js';

/** One line of a feed as it stands in the file. */
export interface FeedLine {
  /** Counted from 1. */
  line: number;
  /** null where it is no text a record could be. */
  text: string | null;
  /** Why it is none. */
  fault: string | null;
  /** How much of the file lies behind it, its own end included. */
  endByte: number;
}

export interface FeedFile {
  sizeBytes: number;
  /** The lines that are not blank, without ever holding more than a piece of the file. */
  lines(): AsyncGenerator<FeedLine>;
  close(): Promise<void>;
}

/** No record needs more; a file without line ends fills no memory. */
const LONGEST_LINE_BYTES = 64 * 1024;
const PIECE_BYTES = 256 * 1024;
const NEWLINE = 0x0a;

/** Opens a feed. @param name how the person called it @throws {InputError} naming the file and why it cannot be read. */
export async function openFeed(path: string, name: string): Promise<FeedFile> {
  const handle = await openImportFile(path, name);
  const { size } = await handle.stat();
  return { sizeBytes: size, lines: () => readLines(handle), close: () => handle.close() };
}

async function* readLines(handle: FileHandle): AsyncGenerator<FeedLine> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let kept = Buffer.alloc(0);
  let isTooLong = false;
  let line = 1;
  let endByte = 0;
  const finish = (bytes: Buffer): FeedLine | null => {
    const read = isTooLong ? { text: null, fault: `longer than ${LONGEST_LINE_BYTES / 1024} kB` } : decode(decoder, bytes);
    isTooLong = false;
    return read.text?.trim() === '' ? null : { line, ...read, endByte };
  };
  for await (const piece of handle.createReadStream({ highWaterMark: PIECE_BYTES, autoClose: false }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = piece.indexOf(NEWLINE); to !== -1; to = piece.indexOf(NEWLINE, from)) {
      endByte += to + 1 - from;
      const found = finish(Buffer.concat([kept, piece.subarray(from, to)]));
      kept = Buffer.alloc(0);
      from = to + 1;
      if (found !== null) yield found;
      line += 1;
    }
    endByte += piece.length - from;
    kept = isTooLong ? kept : Buffer.concat([kept, piece.subarray(from)]);
    if (kept.length > LONGEST_LINE_BYTES) {
      isTooLong = true;
      kept = Buffer.alloc(0);
    }
  }
  const last = kept.length === 0 && !isTooLong ? null : finish(kept);
  if (last !== null) yield last;
}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): { text: string | null; fault: string | null } {
  // Longer than allowed within one piece of the file.
  if (bytes.length > LONGEST_LINE_BYTES) return { text: null, fault: `longer than ${LONGEST_LINE_BYTES / 1024} kB` };
  try {
    return { text: decoder.decode(bytes), fault: null };
  } catch {
    return { text: null, fault: 'not UTF-8' };
  }
}

import { setImmediate as letOthersRun } from 'node:timers/promises';
import { isFault } from '../accounts/index.js';
import {
  inBulkTransaction,
  isoInstant,
  query,
  retryUndone,
  type BulkTransaction,
  type EntityManager,
  type Keys,
} from '../platform/index.js';
import { startRecordingLife } from '../statements/index.js';
import { BadRecordsFile, type BadRecord } from './bad-records.js';
import { DryRun } from './dry-run.js';
import type { FeedContext, PlacedRecord, Taken } from './feed-chunk.js';
import { openFeed, type FeedFile, type FeedLine } from './feed-lines.js';
import { readFeedRecord, type FeedRecord } from './feed-record.js';
import { BadFile, TOLD_FAULTS } from './import-file.js';
import { takeIssuerRecords } from './take-issuer-records.js';
import { takeUses, waitForOtherFeeds } from './take-uses.js';

export interface FeedRequest {
  /** How the file is called in reports. */
  name: string;
  path: string;
  /** Does everything but keep it. */
  isDryRun: boolean;
  /** Leaves bad records out, into a file beside this one, rather than refuse the whole file. */
  skipsBad: boolean;
  /** Aborted when whoever asked has gone: nothing of the file is kept then. */
  signal: AbortSignal;
  onProgress(doneBytes: number, allBytes: number, recordCount: number): void;
}

export type FeedCounts = Record<FeedRecord['record'], { new: number; changed: number; known: number }>;

export interface FeedReport {
  counts: FeedCounts;
  badCount: number;
}

/** How many records are taken in at once. COPY pays with many; on the embedded database nobody else is served meanwhile. */
const CHUNK = { copying: 2_000, embedded: 500 };

/**
 * Imports an issuer's feed (docs/feed.md): all of the file or nothing, and a second time nothing new. It is never in memory as a whole.
 * Where the database undid it for the sake of another act, it is read again from its beginning.
 * @throws {BadFile} naming bad records with line, field and reason, unless they are left out.
 */
export function importFeed(em: EntityManager, keys: Keys, request: FeedRequest): Promise<FeedReport> {
  // Its accounts are locked as they come in the file: an act that holds one and asks for another may be in its way.
  return retryUndone(() => importOnce(em.fork(), keys, request));
}

async function importOnce(em: EntityManager, keys: Keys, request: FeedRequest): Promise<FeedReport> {
  const feed = await openFeed(request.path, request.name);
  const bad = new BadRecordsFile(request.path);
  try {
    const report = await inBulkTransaction(em, (bulk) => importInto(bulk, keys, feed, bad, request));
    await bad.close();
    return report;
  } catch (error) {
    await bad.discard();
    if (error instanceof DryRun) return error.report as FeedReport;
    throw error;
  } finally {
    await feed.close();
  }
}

async function importInto(
  bulk: BulkTransaction,
  keys: Keys,
  feed: FeedFile,
  bad: BadRecordsFile,
  request: FeedRequest,
): Promise<FeedReport> {
  await waitForOtherFeeds(bulk.em);
  await startRecordingLife(bulk.em);
  const context: FeedContext = { bulk, keys, since: await readNow(bulk.em) };
  const counts = noCounts();
  const refused: BadRecord[] = [];
  let recordCount = 0;
  for await (const lines of inChunks(feed.lines(), bulk.isCopying ? CHUNK.copying : CHUNK.embedded)) {
    request.signal.throwIfAborted();
    const { records, bad: unreadable } = readRecords(lines);
    const found = [...unreadable];
    // Once the file is refused, the rest is only read, to name what else is wrong with it.
    if (request.skipsBad || (refused.length === 0 && found.length === 0)) found.push(...(await take(context, records, counts)));
    found.sort((a, b) => a.line - b.line);
    if (request.skipsBad) await bad.add(found);
    else refused.push(...found);
    if (refused.length > TOLD_FAULTS) break;
    recordCount += lines.length;
    request.onProgress(lines.at(-1)?.endByte ?? 0, feed.sizeBytes, recordCount);
    await letOthersRun();
  }
  request.signal.throwIfAborted();
  if (refused.length > 0) throw new BadFile(request.name, refused.flatMap(faultsOf));
  const report: FeedReport = { counts, badCount: bad.count };
  if (request.isDryRun) throw new DryRun(report);
  return report;
}

async function readNow(em: EntityManager): Promise<string> {
  const [row] = await query<{ now: string }>(em, `select ${isoInstant('app_now()')} as now`, []);
  return row?.now ?? '';
}

async function* inChunks(lines: AsyncIterable<FeedLine>, size: number): AsyncGenerator<FeedLine[]> {
  let chunk: FeedLine[] = [];
  for await (const line of lines) {
    chunk.push(line);
    if (chunk.length < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function readRecords(lines: readonly FeedLine[]): { records: PlacedRecord[]; bad: BadRecord[] } {
  const records: PlacedRecord[] = [];
  const bad: BadRecord[] = [];
  for (const { line, text, fault } of lines) {
    const record = text === null ? [{ field: '', reason: fault ?? '' }] : readFeedRecord(text);
    if (Array.isArray(record)) bad.push({ line, faults: record, text: text ?? '' });
    else records.push({ line, text: text ?? '', record });
  }
  return { records, bad };
}

/** Takes the records of a chunk in and counts them. @returns those that cannot be. */
async function take(context: FeedContext, records: readonly PlacedRecord[], counts: FeedCounts): Promise<BadRecord[]> {
  const taken: Taken[] = [...(await takeIssuerRecords(context, records)), ...(await takeUses(context, records))];
  const bad: BadRecord[] = [];
  for (const { placed, outcome } of taken) {
    if (isFault(outcome)) bad.push({ line: placed.line, faults: [outcome], text: placed.text });
    else counts[placed.record.record][COUNTED[outcome]] += 1;
  }
  return bad;
}

const COUNTED = { NEW: 'new', CHANGED: 'changed', KNOWN: 'known' } as const;

function noCounts(): FeedCounts {
  const none = () => ({ new: 0, changed: 0, known: 0 });
  return { product: none(), installments: none(), member: none(), contact: none(), account: none(), card: none(), use: none() };
}

function faultsOf({ line, faults }: BadRecord): { line: number; reason: string }[] {
  return faults.map(({ field, reason }) => ({ line, reason: field === '' ? reason : `${field}: ${reason}` }));
}

import { setImmediate as letOthersRun } from 'node:timers/promises';
import { InputError, type EntityManager, type PasswordHasher } from '../platform/index.js';
import { findKnownFitids, findKnownKeys, isBilledBefore, lockAccount } from './import.queries.js';
import { DryRun } from './dry-run.js';
import { chooseAccount, chooseCards, type ImportTarget, type TargetAccount } from './import-account.js';
import type { BadRecord, BadRecordsFile } from './bad-records.js';
import { BadFile } from './import-file.js';
import { sourceKeysOf } from './import-key.js';
import { maskDigitRuns } from './import-mask.js';
import { closeStatement, recordOpenStatement, recordUses, sumOpenStatement, type NewUse } from '../statements/index.js';
import { faultsIn, type BadFileRecord, type OfxFile, type OfxFileUse } from './ofx-file.js';
import { readUsesFile } from './read-uses-file.js';

export interface ImportRequest {
  /** How the file is called in reports. */
  name: string;
  bytes: Uint8Array;
  target: ImportTarget;
  /** Does everything but keep it. */
  isDryRun: boolean;
  /** Leaves bad records out, into this file, rather than refuse the whole of it; null refuses. */
  badRecords: BadRecordsFile | null;
  /** Aborted when whoever asked has gone: nothing of the file is kept then. */
  signal: AbortSignal;
  onProgress(done: number, all: number): void;
}

export interface ImportReport {
  account: TargetAccount;
  useCount: number;
  newCount: number;
  knownCount: number;
  /** Of the new ones: uses whose FITID the account had already with another content. */
  keptApartCount: number;
  badCount: number;
  period: OfxFile['period'];
  /** The statement the new uses are on; null where there are none, or its period is billed. */
  statement: { label: string; totalMinor: bigint; isClosed: boolean } | null;
  notes: readonly string[];
}

/** Small enough that a service importing into its embedded database notices in between that whoever asked has gone. */
const BATCH_USES = 500;

/**
 * Imports the card uses of one OFX file into one account: all of the file or nothing, and a second time nothing new.
 * New uses are unbilled and stand on one open statement of the file's period; a known use keeps its place.
 * @throws {BadFile} naming each fault with its line.
 * @throws {InputError} if the account does not fit.
 */
export async function importOfx(em: EntityManager, passwordHasher: PasswordHasher, request: ImportRequest): Promise<ImportReport> {
  const target = await chooseAccount(em, passwordHasher, request.target);
  const file = await readUsesFile(request.bytes, target.currency);
  if (Array.isArray(file)) throw new BadFile(request.name, file);
  if (request.badRecords === null && file.bad.length > 0) throw new BadFile(request.name, faultsIn(file));
  if (target.currency !== null && target.currency !== file.currency) {
    const other = request.target.kind === 'ACCOUNT' ? `the account is in ${target.currency}` : `--currency says ${target.currency}`;
    throw new InputError(`${maskDigitRuns(request.name)}: the file is in ${file.currency}, but ${other}; nothing of it was imported.`);
  }
  const keys = sourceKeysOf(file.uses, file.currency);
  try {
    return await em.transactional(async (tx) => {
      if (!request.isDryRun) await request.badRecords?.add(file.bad.map(toBadRecord));
      const account = await target.open(tx as EntityManager, { currency: file.currency, lastFour: file.uses[0]?.lastFour ?? null, keys });
      const report = await importInto(tx as EntityManager, account, file, keys, request);
      await letOthersRun();
      request.signal.throwIfAborted();
      if (request.isDryRun) throw new DryRun(report);
      return report;
    });
  } catch (error) {
    await request.badRecords?.discard();
    if (error instanceof DryRun) return error.report as ImportReport;
    throw error;
  } finally {
    await request.badRecords?.close();
  }
}

function toBadRecord({ line, faults, text }: BadFileRecord): BadRecord {
  return { line, text, faults: faults.map(({ reason }) => ({ field: '', reason })) };
}

interface Fresh {
  use: OfxFileUse;
  key: string;
}

async function importInto(
  em: EntityManager,
  account: TargetAccount,
  file: OfxFile,
  keys: readonly string[],
  request: ImportRequest,
): Promise<ImportReport> {
  await lockAccount(em, account.id);
  const known = await findKnownKeys(em, account.id, keys);
  const fresh = findFresh(file.uses, keys, known);
  const keptApartCount = await countKeptApart(em, account.id, file.uses, keys, fresh);
  const { statementId, label, notes } = await placeOf(em, account.id, file, fresh);
  const cardOf = await chooseCards(em, account.id);

  for (let done = 0; done < fresh.length; done += BATCH_USES) {
    request.signal.throwIfAborted();
    const batch = fresh
      .slice(done, done + BATCH_USES)
      .map(({ use, key }): NewUse => ({ ...use, cardId: cardOf(use.lastFour), sourceKey: key }));
    await recordUses(em, account.id, batch, statementId);
    request.onProgress(done + batch.length, fresh.length);
    // The embedded database works inside this process: without a turn for others nobody's leaving would be noticed.
    await letOthersRun();
  }
  return {
    account,
    useCount: file.uses.length,
    newCount: fresh.length,
    knownCount: file.uses.length - fresh.length,
    keptApartCount,
    badCount: file.bad.length,
    period: file.period,
    statement: statementId === null || label === null ? null : { label, ...(await finish(em, account.id, statementId, file, fresh)) },
    notes: [...file.notes, ...notes],
  };
}

/** The uses the account does not know, each once. */
function findFresh(uses: readonly OfxFileUse[], keys: readonly string[], known: ReadonlySet<string>): Fresh[] {
  const taken = new Set(known);
  const fresh: Fresh[] = [];
  for (const [index, use] of uses.entries()) {
    const key = keys[index];
    if (key === undefined || taken.has(key)) continue;
    taken.add(key);
    fresh.push({ use, key });
  }
  return fresh;
}

async function countKeptApart(
  em: EntityManager,
  accountId: string,
  uses: readonly OfxFileUse[],
  keys: readonly string[],
  fresh: readonly Fresh[],
): Promise<number> {
  const fitids = fresh.map(({ use }) => use.fitid).filter((fitid) => fitid !== null);
  const known = await findKnownFitids(em, accountId, fitids);
  const firstKeys = new Map<string, string>();
  for (const [index, { fitid }] of uses.entries()) {
    if (fitid !== null && !firstKeys.has(fitid)) firstKeys.set(fitid, keys[index] ?? '');
  }
  return fresh.filter(({ use: { fitid }, key }) => fitid !== null && (known.has(fitid) || firstKeys.get(fitid) !== key)).length;
}

/** Makes the statement the bill the file says it is, where all uses of the bill are on it; else sums it and leaves it open. */
async function finish(
  em: EntityManager,
  accountId: string,
  statementId: string,
  { closing, period, uses }: OfxFile,
  fresh: readonly Fresh[],
): Promise<{ totalMinor: bigint; isClosed: boolean }> {
  const isBill =
    closing !== null && period !== null && fresh.length === uses.length && (await isBilledBefore(em, accountId, closing.closingDate));
  if (!isBill) return { totalMinor: await sumOpenStatement(em, accountId, statementId), isClosed: false };
  return { totalMinor: await closeStatement(em, accountId, statementId, { ...closing, periodStart: period.start }), isClosed: true };
}

interface Place {
  statementId: string | null;
  label: string | null;
  notes: string[];
}

async function placeOf(em: EntityManager, accountId: string, { period, closing, uses }: OfxFile, fresh: readonly Fresh[]): Promise<Place> {
  // A file with nothing new makes no empty statement; a bill of nothing but the balance before it is one.
  const isEmptyBill = closing !== null && uses.length === 0;
  if (period === null || (fresh.length === 0 && !isEmptyBill)) return { statementId: null, label: null, notes: [] };
  const statement = await recordOpenStatement(em, accountId, period);
  if (statement.status === 'OPEN') return { statementId: statement.id, label: statement.label, notes: [] };
  return { statementId: null, label: null, notes: [`statement ${statement.label} of this period is closed; the new uses are unbilled`] };
}

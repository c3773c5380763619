import { setImmediate as letOthersRun } from 'node:timers/promises';
import { InputError, type EntityManager, type PasswordHasher } from '../platform/index.js';
import { findFreshUses, type FreshUse } from './fresh-uses.js';
import { finishStatement, placeFile } from './file-statement.js';
import { lockAccount } from './import.queries.js';
import { DryRun } from './dry-run.js';
import { chooseAccount, chooseCards, type ImportTarget, type TargetAccount } from './import-account.js';
import type { BadRecord, BadRecordsFile } from './bad-records.js';
import { BadFile } from './import-file.js';
import { sourceKeysOf } from './import-key.js';
import { maskDigitRuns } from './import-mask.js';
import { recordChanges, recordUses, type NewUse } from '../statements/index.js';
import { faultsIn, isChange, type BadFileRecord, type OfxFile } from './ofx-file.js';
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

async function importInto(
  em: EntityManager,
  account: TargetAccount,
  file: OfxFile,
  keys: readonly string[],
  request: ImportRequest,
): Promise<ImportReport> {
  await lockAccount(em, account.id);
  const { fresh, keptApartCount } = await findFreshUses(em, account.id, file.uses, keys);
  const place = await placeFile(em, account.id, file, fresh);
  const cardOf = await chooseCards(em, account.id);
  const toUse = ({ use, key }: FreshUse): NewUse => ({ ...use, cardId: cardOf(use.lastFour), sourceKey: key });
  const changes = place.changedId === null ? [] : fresh.filter(({ use }) => isChange(use));
  const uses = place.changedId === null ? fresh : fresh.filter(({ use }) => !isChange(use));

  for (let done = 0; done < uses.length; done += BATCH_USES) {
    request.signal.throwIfAborted();
    const batch = uses.slice(done, done + BATCH_USES).map(toUse);
    await recordUses(em, account.id, batch, place.statement?.id ?? null);
    request.onProgress(done + batch.length, uses.length);
    // The embedded database works inside this process: without a turn for others nobody's leaving would be noticed.
    await letOthersRun();
  }
  const statement = await finishStatement(em, account.id, place);
  if (place.changedId !== null) await recordChanges(em, account.id, place.changedId, changes.map(toUse));
  return {
    account,
    useCount: file.uses.length,
    newCount: fresh.length,
    knownCount: file.uses.length - fresh.length,
    keptApartCount,
    badCount: file.bad.length,
    period: file.period,
    statement,
    notes: [...file.notes, ...place.notes],
  };
}

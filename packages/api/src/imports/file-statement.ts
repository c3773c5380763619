import type { EntityManager } from '../platform/index.js';
import { closeStatement, findStatementOfPeriod, recordOpenStatement, sumOpenStatement } from '../statements/index.js';
import type { FreshUse } from './fresh-uses.js';
import { isBilledBefore } from './import.queries.js';
import { isChange, type FileClosing, type OfxFile } from './ofx-file.js';

/** Where the new uses of a file stand. */
export interface FilePlace {
  /** The open statement of its period; null where they are unbilled. */
  statement: { id: string; label: string } | null;
  /** What makes that statement a bill; null where it stays open. */
  closing: (FileClosing & { periodStart: string }) | null;
  /** The bill that its changes after the closing change; null where they count as any other use. */
  changedId: string | null;
  notes: string[];
}

const NOWHERE: FilePlace = { statement: null, closing: null, changedId: null, notes: [] };

/** Finds or makes the statement of a file, and decides whether it becomes the bill the file says it is: where all uses of the bill are on it. */
export async function placeFile(em: EntityManager, accountId: string, file: OfxFile, fresh: readonly FreshUse[]): Promise<FilePlace> {
  const { period, closing, uses } = file;
  // A file with nothing new makes no empty statement; a bill of nothing but the balance before it is one.
  const isEmptyBill = closing !== null && uses.length === 0;
  if (period === null) return NOWHERE;
  if (fresh.length === 0 && !isEmptyBill) return { ...NOWHERE, notes: await noteMissingBill(em, accountId, file) };
  const statement = await recordOpenStatement(em, accountId, period);
  if (statement.status !== 'OPEN' && fresh.length === 0) return NOWHERE;
  if (statement.status !== 'OPEN') {
    const changedId = statement.status === 'CARRIED_OVER' ? null : statement.id;
    const isAllChanges = changedId !== null && fresh.every(({ use }) => isChange(use));
    const note = isAllChanges
      ? `statement ${statement.label} was changed after its closing`
      : `statement ${statement.label} of this period is closed; the new uses are unbilled`;
    return { ...NOWHERE, changedId, notes: [note] };
  }
  const knownCount = uses.filter((use) => !isChange(use)).length - fresh.filter(({ use }) => !isChange(use)).length;
  const isBill = closing !== null && knownCount === 0 && (await isBilledBefore(em, accountId, closing.closingDate));
  return {
    statement,
    closing: isBill ? { ...closing, periodStart: period.start } : null,
    changedId: isBill ? statement.id : null,
    notes: closing !== null && knownCount > 0 ? [notMade(closing, knownCount)] : [],
  };
}

/** A file that brings nothing new and whose bill is not here either says so. */
async function noteMissingBill(em: EntityManager, accountId: string, { period, closing, uses }: OfxFile): Promise<string[]> {
  if (closing === null || period === null) return [];
  const statement = await findStatementOfPeriod(em, accountId, period.start, period.end);
  return statement === null || statement.status === 'OPEN' ? [notMade(closing, uses.length)] : [];
}

function notMade({ closingDate }: FileClosing, knownCount: number): string {
  return `the bill of ${closingDate} was not made: ${knownCount} of its uses were known already, and stand where they stood`;
}

/** Makes the statement the bill the file says it is, or sums it and leaves it open. */
export async function finishStatement(
  em: EntityManager,
  accountId: string,
  { statement, closing }: FilePlace,
): Promise<{ label: string; totalMinor: bigint; isClosed: boolean } | null> {
  if (statement === null) return null;
  const totalMinor =
    closing === null ? await sumOpenStatement(em, accountId, statement.id) : await closeStatement(em, accountId, statement.id, closing);
  return { label: statement.label, totalMinor, isClosed: closing !== null };
}

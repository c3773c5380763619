import type { Database } from './database.ts';
import type { ListedUse } from './household.ts';
import type { TransactionCategory } from './meisai.generated.ts';

/** How a category stands in a billing period, in minor units of the account's currency. */
export interface BudgetLine {
  category: TransactionCategory;
  spent: number;
  /** What the member means to spend; null where they have set nothing. */
  planned: number | null;
}

/** What counts as spending. A payment is money towards what was spent before. */
const SPENDING = new Set(['PURCHASE', 'CASH', 'FEE', 'REFUND']);

/** What stands on a bill by category: of a purchase in installments the payment that is due, less what was given back. */
export function spentByCategory(uses: readonly ListedUse[]): Map<TransactionCategory, number> {
  const spent = new Map<TransactionCategory, number>();
  for (const { billedAmount, node } of uses) {
    if (!SPENDING.has(node.kind) || node.status === 'CANCELLED') continue;
    const { minorUnits } = billedAmount ?? node.amount;
    spent.set(node.category, (spent.get(node.category) ?? 0) + minorUnits);
  }
  return spent;
}

/** Every category that was spent on or is planned for, the largest sum first. */
export function budgetLines(
  spent: ReadonlyMap<TransactionCategory, number>,
  planned: ReadonlyMap<TransactionCategory, number>,
): BudgetLine[] {
  return [...new Set([...spent.keys(), ...planned.keys()])]
    .map((category) => ({ category, spent: spent.get(category) ?? 0, planned: planned.get(category) ?? null }))
    .toSorted((one, other) => other.spent - one.spent || one.category.localeCompare(other.category));
}

/** What a member means to spend on an account, by category. */
export function readBudget(database: Database, memberId: string, accountId: string): Map<TransactionCategory, number> {
  const rows = database
    .prepare('select category, minor_units as minorUnits from budget where member_id = ? and account_id = ?')
    .all(memberId, accountId);
  return new Map(rows.map((row) => [row['category'] as TransactionCategory, row['minorUnits'] as number]));
}

/** Keeps a whole budget in the place of the one before. */
export function keepBudget(
  database: Database,
  memberId: string,
  accountId: string,
  planned: ReadonlyMap<TransactionCategory, number>,
): void {
  const insert = database.prepare('insert into budget (member_id, account_id, category, minor_units) values (?, ?, ?, ?)');
  database.exec('begin immediate');
  try {
    database.prepare('delete from budget where member_id = ? and account_id = ?').run(memberId, accountId);
    for (const [category, minorUnits] of planned) insert.run(memberId, accountId, category, minorUnits);
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

import { BillLine, BillLineKind, TransactionEvent, TransactionStatus } from '@meisai/schema';
import { viewMoney, type StatementView } from './statement.view.js';
import type { BillLineRow, TransactionEventRow } from './transaction-life.queries.js';
import { shownHistory } from './transaction-life.rules.js';

export type BillLineView = Omit<BillLine, 'statement'> & { statement: StatementView | null };

/** The history of a transaction as the API shows it. */
export function viewEvents(rows: readonly TransactionEventRow[]): TransactionEvent[] {
  const steps = rows.map(({ status, amountMinor }) => ({ status, amountMinor: BigInt(amountMinor) }));
  const shown = shownHistory(steps, BigInt(rows[0]?.priceMinor ?? '0'));
  return rows.map(({ happenedOn, amountMinor, currency }, index) =>
    Object.assign(new TransactionEvent(), {
      status: TransactionStatus[shown[index] ?? 'POSTED'],
      on: happenedOn,
      amount: viewMoney(amountMinor, currency),
    }),
  );
}

/** A line of a bill as the API shows it. */
export function viewBillLine(
  { kind, amountMinor, currency, isAdjustment, billsFrom }: BillLineRow,
  statement: StatementView | null,
): BillLineView {
  const waitsFor = statement === null ? billsFrom : null;
  return Object.assign(new BillLine(), {
    kind: BillLineKind[kind],
    amount: viewMoney(amountMinor, currency),
    isAdjustment,
    statement,
    waitsFor,
  });
}

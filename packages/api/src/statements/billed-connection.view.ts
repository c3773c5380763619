import type { Money } from '@meisai/schema';
import { toConnection, type Connection, type Page } from '../platform/index.js';
import type { BilledRow } from './billed-amount.js';
import { viewMoney, type TransactionView } from './statement.view.js';

/** A transaction in a list of a bill. */
export interface BilledEdge {
  node: TransactionView;
  cursor: string;
  billedAmount: Money;
  /** Of the bill, or of the next one; null where there is none. No part of the API: installments know their payments by it. */
  closingDate: string | null;
}

export type BilledConnection = Omit<Connection<TransactionView>, 'edges'> & { edges: BilledEdge[] };

type Row = BilledRow & { id: string; usedOn: string; amountMinor: string };

/** A page of a bill's transactions, each with what of it the bill has. */
export function toBilledConnection<R extends Row>(
  page: Page,
  rows: readonly R[],
  bill: { currency: string; closingDate: string | null },
  viewNode: (row: R) => TransactionView,
): BilledConnection {
  const { edges, pageInfo } = toConnection(
    page,
    rows,
    (row) => ({ at: row.usedOn, id: row.id }),
    (row) => row,
  );
  return {
    pageInfo,
    edges: edges.map(({ node: row, cursor }) => ({
      node: viewNode(row),
      cursor,
      billedAmount: viewMoney(row.billedMinor ?? row.amountMinor, bill.currency),
      closingDate: bill.closingDate,
    })),
  };
}

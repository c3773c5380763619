import { createNews } from '../platform/index.js';

/** A use, refund or payment that is stored now, pending or posted. */
export interface TransactionRecorded {
  accountId: string;
  transactionId: string;
}

export const transactionRecorded = createNews<TransactionRecorded>();

/** A statement that is a bill now, and does not change any more. */
export interface StatementClosed {
  accountId: string;
  statementId: string;
}

export const statementClosed = createNews<StatementClosed>();

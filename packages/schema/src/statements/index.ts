export { StatementStatus } from './statement-status.enum.js';
export { Statement } from './statement.type.js';
export { CardSubtotal, StatementBreakdown } from './statement-breakdown.type.js';
export { StatementConnection } from './statement.connection.js';
export { TransactionKind } from './transaction-kind.enum.js';
export { Transaction } from './transaction.type.js';
export { TransactionConnection } from './transaction.connection.js';
export { Unbilled } from './unbilled.type.js';

export { findStatement } from './statement.queries.js';
export { findTransaction } from './transaction.queries.js';
export { viewStatement, viewTransaction } from './statement.view.js';

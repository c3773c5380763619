export { recordOpenStatement, sumOpenStatement } from './record-open-statement.js';
export { payBillsDueBefore, recordBill } from './record-statement.js';
export { recordUses, type NewUse } from './record-uses.js';
export { findStatement } from './statement.queries.js';
export { viewStatement, viewTransaction } from './statement.view.js';
export { findTransaction } from './transaction.queries.js';

export { payBillsDueBefore, recordBill } from './record-statement.js';
export { recordUses, type NewUse } from './record-uses.js';
export { findStatement } from './statement.queries.js';
export { viewStatement, viewTransaction } from './statement.view.js';
export { findTransaction } from './transaction.queries.js';
export { accountGlobalId, USER_ID_FAULTS, type ImportTarget, type TargetAccount } from './import-account.js';
export { readImportFile } from './import-file.js';
export { maskDigitRuns } from './import-mask.js';
export { importOfx, type ImportReport, type ImportRequest } from './import-ofx.js';

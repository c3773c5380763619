export { startClosing } from './start-closing.js';
export { recordOpenStatement, sumOpenStatement } from './record-open-statement.js';
export { startBilling } from './billing-calendar.queries.js';
export { closeStatement } from './close-statement.js';
export { closeNextCycle, type ClosedCycle } from './close-cycle.js';
export { recordUses, type NewUse } from './record-uses.js';
export { findStatement } from './statement.queries.js';
export { viewStatement, viewTransaction } from './statement.view.js';
export { findTransaction } from './transaction.queries.js';

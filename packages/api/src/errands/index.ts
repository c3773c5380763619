export { putErrand, type ErrandContext, type ErrandKind } from './put-errand.js';
export { startErrands } from './run-errands.js';

export { addOperator, listOperators, removeOperator, type NewOperator } from './add-operator.js';
export { recordBeyond } from './record-beyond.js';
export { sweepIdentityChecks, sweepProposals } from './sweep-desk.js';

export { addOperator, listOperators, removeOperator, type NewOperator } from './add-operator.js';
export { recordBeyond } from './record-beyond.js';

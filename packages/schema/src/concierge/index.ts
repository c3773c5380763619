export { Operator } from './operator.type.js';

export { Currency, DateTime, LocalDate, SafeInt } from './scalars.js';
export { Money } from './money.type.js';
export { MoneyInput } from './money.input.js';
export { Node } from './node.type.js';

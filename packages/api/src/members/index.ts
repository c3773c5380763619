export { rewrapPins } from './rewrap-pins.js';
export { sweepContactChanges } from './contact-change.store.js';

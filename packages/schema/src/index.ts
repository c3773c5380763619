// type-graphql's decorators need it before the first class is defined.
import 'reflect-metadata';
export * from './scalars/index.js';
export * from './refusals/index.js';
export * from './paging/index.js';
export * from './accounts/index.js';
export * from './activity/index.js';
export * from './factors/index.js';
export * from './identity/index.js';
export * from './sessions/index.js';
export * from './enrolment/index.js';
export * from './recovery/index.js';
export * from './statements/index.js';
export * from './installments/index.js';
export * from './members/index.js';
export * from './family/index.js';
export * from './apps/index.js';
export * from './concierge/index.js';
export * from './simulation/index.js';

export { findApplication } from './family-application.queries.js';
export { viewApplication } from './family.view.js';

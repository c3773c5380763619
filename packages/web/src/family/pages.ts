// In one piece: every piece that can be fetched later is named in what the login page fetches first.
export * as applicationPage from './application-page.js';
export * as applyPage from './apply-page.js';
export * as familyPage from './family-page.js';
export * as limitPage from './limit-page.js';

// In one piece: every piece that can be fetched later is named in what the login page fetches first.
export * as appsPage from './apps-page.js';
export * as changelogPage from './changelog-page.js';
export * as developersPage from './developers-page.js';
export * as webhookPage from './webhook-page.js';
export * as webhooksPage from './webhooks-page.js';

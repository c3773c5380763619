// In one piece: every piece that can be fetched later is named in what the login page fetches first.
export * as offersPage from './offers-page.js';
export * as planPage from './plan-page.js';
export * as plansPage from './plans-page.js';
export * as receiptPage from './receipt-page.js';

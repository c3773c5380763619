// In one piece: every piece that can be fetched later is named in what the login page fetches first.
export * as addressPage from './address-page.js';
export * as cardPage from './card-page.js';
export * as cardsPage from './cards-page.js';
export * as deliveryPage from './delivery-page.js';
export * as emailPage from './email-page.js';
export * as employmentPage from './employment-page.js';
export * as phonePage from './phone-page.js';
export * as pinPage from './pin-page.js';
export * as profilePage from './profile-page.js';

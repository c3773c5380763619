export * as addressPage from './address-page.js';
export * as deliveryPage from './delivery-page.js';
export * as emailPage from './email-page.js';
export * as employmentPage from './employment-page.js';
export * as namePage from './name-page.js';
export * as notificationsPage from './notifications-page.js';
export * as phonePage from './phone-page.js';
export * as pinPage from './pin-page.js';

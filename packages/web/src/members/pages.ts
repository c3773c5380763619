// The forms are a piece of their own: whoever looks at the profile does not need them yet. No more pieces than that: every piece
// that can be fetched later is named in what the login page fetches first.
export * as cardPage from './card-page.js';
export * as cardsPage from './cards-page.js';
export * as profilePage from './profile-page.js';

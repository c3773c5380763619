export { Refusal, RefusalCode } from './refusal.type.js';
export { NotLoggedIn } from './not-logged-in.type.js';

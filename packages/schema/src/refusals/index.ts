export { Refusal, RefusalCode } from './refusal.type.js';
export { InPersonNeeded } from './in-person-needed.type.js';
export { NotLoggedIn } from './not-logged-in.type.js';
export { StepUpNeeded } from './step-up-needed.type.js';

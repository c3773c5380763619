export { SEND_REISSUE_LINK } from './request-password-reissue.js';
export { REMIND_OF_USER_ID } from './request-user-id-reminder.js';
export { endReissueLink, sweepReissueLinks } from './password-reissue.store.js';

export {
  ReissuePasswordResult,
  ReissuePasswordSuccess,
  ReissueRefused,
  RequestPasswordReissueResult,
  RequestPasswordReissueSuccess,
} from './password-reissue.result.js';
export { ReissuePasswordInput } from './reissue-password.input.js';
export { RequestUserIdReminderResult, RequestUserIdReminderSuccess } from './user-id-reminder.result.js';

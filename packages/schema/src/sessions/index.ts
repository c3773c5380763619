export { Session } from './session.type.js';
export { SessionConnection } from './session.connection.js';
export {
  EndOtherSessionsResult,
  EndOtherSessionsSuccess,
  EndSessionResult,
  EndSessionSuccess,
  SessionNotFound,
} from './end-session.result.js';
export { ExtendSessionResult, ExtendSessionSuccess } from './extend-session.result.js';

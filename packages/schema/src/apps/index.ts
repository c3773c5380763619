export { declaredReach, listDeclaredFields, type Reach } from './field-scopes.js';
export { AppScope } from './scope.enum.js';
export { App } from './app.type.js';
export { AuthorizationRequest } from './authorization-request.type.js';
export {
  ApproveAuthorizationResult,
  AuthorizationAnswered,
  AuthorizationGone,
  DeclineAuthorizationResult,
} from './authorization.result.js';
export { ConnectedApp, ConnectedAppConnection, ScopeUse } from './connected-app.type.js';
export { CreatePersonalTokenInput, PersonalToken, PersonalTokenConnection } from './personal-token.type.js';
export {
  ConnectedAppNotFound,
  CreatePersonalTokenResult,
  CreatePersonalTokenSuccess,
  DisconnectAppResult,
  DisconnectAppSuccess,
  PersonalTokenNotFound,
  PersonalTokenRejected,
  RevokePersonalTokenResult,
  RevokePersonalTokenSuccess,
  TooManyPersonalTokens,
} from './connected-app.result.js';

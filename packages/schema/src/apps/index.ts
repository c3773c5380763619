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

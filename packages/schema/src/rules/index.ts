export { USER_ID_MAX_LENGTH, canonicalUserId, findUserIdFault, type UserIdFault } from './user-id.js';
export { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, canonicalPassword, findPasswordFault, type PasswordFault } from './password.js';

export { addLogin, replacePassword, type NewLogin } from './add-login.js';
export { findLoginOfMember, findMemberLogin, type LoginRow } from './login.queries.js';
export { judgePassword, type PasswordRejection } from './judge-password.js';
export { guardKey, openLogin, shutLogin } from './login-guard.store.js';
export { makePassword } from './make-password.js';
export { listUserIds } from './list-user-ids.js';

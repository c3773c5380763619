export { LoginSchema } from './login.entity.js';
export { addLogin, replacePassword, type NewLogin } from './add-login.js';
export { findLogin } from './login.queries.js';
export { findViewer } from './session.js';
export { lockLogin, openLogin } from './login-guard.js';
export { makePassword } from './make-password.js';

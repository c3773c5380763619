export { DEVICE_POLICY } from './login-policy.js';
export { LoginSchema } from './login.entity.js';
export { addLogin, replacePassword, type NewLogin } from './add-login.js';
export { findLogin } from './login.queries.js';
export { findViewer } from './session.js';
export { openLogin, shutLogin } from './login-guard.store.js';
export { makePassword } from './make-password.js';
export { listUserIds } from './list-user-ids.js';

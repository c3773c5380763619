export { LoginSchema } from './login.entity.js';
export { findViewer } from './session.js';

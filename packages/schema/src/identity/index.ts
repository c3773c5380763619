export { LoginInput } from './login.input.js';
export { LoginLocked, LoginResult, LoginSuccess, WrongCredentials } from './login.result.js';
export { LogoutResult, LogoutSuccess } from './logout.result.js';

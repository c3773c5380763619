export { listApps, type AppRow } from './app.queries.js';
export { isRedirectUri, isSafeUrl, readAppName } from './app-registration.rules.js';
export { registerApp, removeApp, type AppCredentials, type NewApp } from './register-app.js';

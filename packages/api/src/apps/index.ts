export { listApps } from './app.queries.js';
export { isRedirectUri, isSafeUrl, readAppName } from './app-registration.rules.js';
export { IS_LIVE_GRANT, revokeGrantsOf } from './grant.store.js';
export { sweepArtefacts } from './artefact.store.js';
export { AUTHORIZATION_COOKIE, createAuthorizationServer } from './authorization-server.js';
export { findTokenViewer, type TokenCredential } from './token-viewer.js';
export { registerApp, removeApp, type AppCredentials } from './register-app.js';

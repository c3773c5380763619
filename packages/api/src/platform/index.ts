export { query, openDatabase, type Database, type EntityManager } from './database.js';
export { DatabaseUnavailable, Fault, InputError, Overloaded } from './errors.js';
export { globalId, localId, localKey, readGlobalId } from './global-id.js';
export { deriveKeys, hashToken, makeToken, readOrMakeSecret, type Keys } from './keys.js';
export { createMetrics, type Metrics } from './metrics.js';
export { keyset, readPage, toConnection, type Page } from './paging.js';
export { createPasswordHasher, type PasswordHasher } from './password-hasher.js';
export { requireViewer, type RequestContext, type SessionCookie, type SpokenLanguage, type Viewer } from './request-context.js';
export type { Services } from './services.js';

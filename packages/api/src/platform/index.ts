export { batched, ONCE_A_PAGE } from './batched.js';
export { isoInstant, lookUpText, openDatabase, query, queryPrepared, type Database, type EntityManager } from './database.js';
export { inBulkTransaction, type BulkTransaction, type BulkValue } from './bulk-transaction.js';
export { faultOf } from './http-errors.js';
export { nameDevice } from './device-name.js';
export { describeError } from './describe-error.js';
export { DatabaseUnavailable, Fault, InputError, InvalidProof, InvalidToken, Overloaded, TooManyRequests } from './errors.js';
export { findByKey, globalId, keyOf, localId, localKey } from './global-id.js';
export { deriveKeys, hashToken, makeToken, readOrMakeSecret, type Keys, type Sealed } from './keys.js';
export { makeFolder } from './make-folder.js';
export { MemberAct, type ActRequirements } from './member-act.js';
export { NIL_ID } from './nil-id.js';
export { OperatorAct } from './operator-act.js';
export { createMetrics, type Metrics } from './metrics.js';
export {
  everyRow,
  exactInstant,
  isSamePage,
  keyset,
  keysetParameters,
  readPage,
  toConnection,
  type Connection,
  type Page,
} from './paging.js';
export { createPasswordHasher, type PasswordHasher } from './password-hasher.js';
export {
  actorOf,
  holdsScopes,
  proofNeededOf,
  requireOperator,
  requireViewer,
  type Access,
  type BrowserCookie,
  type Operator,
  type Realm,
  type RequestContext,
  type RequestCookies,
  type RequestSource,
  type SpokenLanguage,
  type Viewer,
} from './request-context.js';
export { refusalsOf, viewSharedRefusal, type RefusalText } from './refusals.js';
export type { Services } from './services.js';
export { coarseAddress, sourceBlocks } from './source-address.js';
export { challengeOf, DPOP_ALGORITHMS, type TokenScheme } from './token-challenge.js';
export { answerSteadily } from './steady-answer.js';
export { checkIdempotencyKey, doOnce, type ActOutcome } from './idempotency.js';
export { repeat } from './repeat.js';
export { retryTransaction, retryUndone } from './retry-transaction.js';
export { argumentsOf, asksOnlyFor, findAskedField, type Asked } from './asked-fields.js';
export { createNews } from './news.js';

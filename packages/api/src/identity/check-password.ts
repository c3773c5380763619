import { recordActivity } from '../activity/index.js';
import { NIL_ID, Overloaded, type EntityManager, type Realm, type RequestContext } from '../platform/index.js';
import { findKnownDevice } from '../sessions/index.js';
import { holdPassword } from './add-login.js';
import { releaseGuess, reserveGuess, settleGuess, STRANGERS, type GuessPermit } from './login-guard.js';
import { guardKey } from './login-guard.store.js';
import type { LoginRow } from './login.queries.js';
import { countSourceFailure, refuseBusySource } from './source-limit.js';
import { tellLocked } from './tell-locked.js';

export type PasswordCheck =
  | { kind: 'LOCKED' }
  | { kind: 'WRONG' }
  /** `settle` is called in the transaction that acts on the right password. @throws {Overloaded} if it came too late: after its lease, or after another password. */
  | { kind: 'RIGHT'; login: LoginRow; settle(em: EntityManager): Promise<void> };

export interface PasswordToCheck {
  realm: Realm;
  /** Canonical. */
  userId: string;
  /** null where there is no such login: a dummy of equal cost is checked. */
  login: LoginRow | null;
  /** Consecutive wrong passwords that lock it. */
  threshold: number;
  password: string;
}

/** Nobody's login, for look-ups that are done for unknown user IDs as well. */
const NO_LOGIN = NIL_ID;

/**
 * Checks a password: the one way to do it, shared by every path that asks for one.
 * Counts the guess first, then checks it, then settles it; no connection is held while hashing.
 * @throws {TooManyRequests} when too many wrong ones came from the same place on the network.
 * @throws {Overloaded} when too many are being checked.
 */
export async function checkPassword(context: RequestContext, check: PasswordToCheck): Promise<PasswordCheck> {
  const { em, services, source, cookies } = context;
  const { realm, userId, login, threshold } = check;
  const key = guardKey(services.keys, realm, userId);
  const device = cookies.device.token === null ? null : await findKnownDevice(em, login?.id ?? NO_LOGIN, cookies.device.token);
  // Strangers behind the same address do not slow a device the login knows.
  if (device === null) await refuseBusySource(em, source.address);
  const permit = await reserveGuess(em, { key, threshold, bucket: device ?? STRANGERS }, (tx) => tellOfLock(tx, context, login));
  if (permit === null) return { kind: 'LOCKED' };
  const isRight = await verify(context, permit, check);
  if (isRight && login !== null) return { kind: 'RIGHT', login, settle: (tx) => settleRight(tx, permit, login) };
  await em.transactional((tx) => settleWrong(tx as EntityManager, context, permit, login));
  return { kind: 'WRONG' };
}

async function verify({ em, services }: RequestContext, permit: GuessPermit, { login, password }: PasswordToCheck): Promise<boolean> {
  try {
    return await services.passwordHasher.verify(login?.passwordHash ?? null, password);
  } catch (error) {
    if (error instanceof Overloaded) await releaseGuess(em, permit);
    throw error;
  }
}

async function settleWrong(em: EntityManager, context: RequestContext, permit: GuessPermit, login: LoginRow | null): Promise<void> {
  const settlement = await settleGuess(em, permit, 'WRONG');
  await countSourceFailure(em, context.source.address);
  await recordActivity(em, { ...aboutLogin(context, login), kind: 'WRONG_PASSWORD', actor: 'UNKNOWN', isDecoy: login === null });
  if (settlement === 'LOCKED_NOW') await tellOfLock(em, context, login);
}

async function tellOfLock(em: EntityManager, context: RequestContext, login: LoginRow | null): Promise<void> {
  await recordActivity(em, { ...aboutLogin(context, login), kind: 'LOGIN_LOCKED', actor: 'SERVICE', isDecoy: login === null });
  if (login?.operatorId == null) await tellLocked(em, context.services.config.publicOrigin, login?.memberId ?? NO_LOGIN);
}

function aboutLogin({ source }: RequestContext, login: LoginRow | null) {
  return { memberId: login?.memberId ?? null, operatorId: login?.operatorId ?? null, source };
}

async function settleRight(em: EntityManager, permit: GuessPermit, login: LoginRow): Promise<void> {
  if (!(await holdPassword(em, login))) throw new Overloaded(1);
  if ((await settleGuess(em, permit, 'RIGHT')) === 'TOO_LATE') throw new Overloaded(1);
}

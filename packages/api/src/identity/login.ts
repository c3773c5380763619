import { canonicalUserId, USER_ID_MAX_LENGTH } from '@meisai/schema/rules';
import { Overloaded, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import { guardKey, releaseGuess, reserveGuess, settleGuess, type GuessPermit } from './login-guard.js';
import { LOGIN_POLICY } from './login-policy.js';
import { findLogin, type LoginRow } from './login.queries.js';
import { endSession, openSession, type OpenedSession } from './session.js';

export type LoginOutcome = { kind: 'LOGGED_IN'; viewer: Viewer } | { kind: 'WRONG_CREDENTIALS' } | { kind: 'LOCKED' };

export interface Credentials {
  userId: string;
  password: string;
}

/**
 * Logs a member in: reserve a guess, check the password, settle. Known and unknown user IDs take the same steps.
 * @throws {Overloaded} when too many passwords are being checked.
 */
export async function login(context: RequestContext, { userId, password }: Credentials): Promise<LoginOutcome> {
  const { em, services } = context;
  const canonical = canonicalUserId(userId.slice(0, USER_ID_MAX_LENGTH * 4));
  const found = await findLogin(em, canonical);
  const threshold = found?.threshold ?? LOGIN_POLICY.defaultThreshold;
  const permit = await reserveGuess(em, guardKey(services.keys, canonical), threshold);
  if (permit === null) return { kind: 'LOCKED' };

  const isRight = await verify(context, permit, found, password);
  if (found === null || !isRight) {
    await em.transactional((tx) => settleGuess(tx as EntityManager, permit, 'WRONG', threshold));
    return { kind: 'WRONG_CREDENTIALS' };
  }
  const { token, viewer } = await em.transactional((tx) => succeed(tx as EntityManager, context, permit, found));
  context.sessionCookie.set(token);
  return { kind: 'LOGGED_IN', viewer };
}

async function verify({ em, services }: RequestContext, permit: GuessPermit, found: LoginRow | null, password: string): Promise<boolean> {
  try {
    return await services.passwordHasher.verify(found?.passwordHash ?? null, password);
  } catch (error) {
    if (error instanceof Overloaded) await releaseGuess(em, permit);
    throw error;
  }
}

/** The session and the end of the run of failures are one transaction: there is never one without the other. */
async function succeed(em: EntityManager, context: RequestContext, permit: GuessPermit, found: LoginRow): Promise<OpenedSession> {
  const isInTime = await settleGuess(em, permit, 'RIGHT', found.threshold);
  if (!isInTime) throw new Overloaded(1);
  if (context.viewer !== null) await endSession(em, context.viewer.memberId, context.viewer.sessionId);
  return openSession(em, found.memberId);
}

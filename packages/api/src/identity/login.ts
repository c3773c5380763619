import { canonicalUserId, USER_ID_MAX_LENGTH } from '@meisai/schema/rules';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { checkPassword } from './check-password.js';
import { findKnownDevice, rememberDevice } from './known-device.js';
import { STRANGERS } from './login-guard.js';
import { guardKey } from './login-guard.store.js';
import { findDecoyThreshold, findLogin, type LoginRow } from './login.queries.js';
import { endSession, openSession, type OpenedSession } from './session.js';
import { tellLocked } from './tell-locked.js';

export type LoginOutcome = { kind: 'LOGGED_IN'; viewer: Viewer } | { kind: 'WRONG_CREDENTIALS' } | { kind: 'LOCKED' };

export interface Credentials {
  userId: string;
  password: string;
}

/**
 * Logs a member in. Known and unknown user IDs take the same steps.
 * @throws {TooManyRequests} when too many wrong passwords came from the same place on the network.
 * @throws {Overloaded} when too many passwords are being checked.
 */
export async function login(context: RequestContext, { userId, password }: Credentials): Promise<LoginOutcome> {
  const { em, services, deviceCookie } = context;
  const canonical = canonicalUserId(userId.slice(0, USER_ID_MAX_LENGTH * 4));
  const key = guardKey(services.keys, canonical);
  const found = await findLogin(em, canonical);
  const threshold = found?.threshold ?? (await findDecoyThreshold(em, key));
  const device = found === null || deviceCookie.token === null ? null : await findKnownDevice(em, found.memberId, deviceCookie.token);

  const check = await checkPassword(context, {
    place: { key, threshold, bucket: device ?? STRANGERS },
    isKnownDevice: device !== null,
    passwordHash: found?.passwordHash ?? null,
    password,
    onLocked: async (tx) => {
      if (found !== null) await tellLocked(tx, services.config, found.memberId);
    },
  });
  if (check.kind === 'LOCKED') return { kind: 'LOCKED' };
  if (check.kind === 'WRONG' || found === null) return { kind: 'WRONG_CREDENTIALS' };

  const opened = await em.transactional(async (tx) => {
    await check.settle(tx as EntityManager);
    return replaceSession(tx as EntityManager, context, found);
  });
  context.sessionCookie.set(opened.token);
  deviceCookie.set(opened.deviceToken);
  return { kind: 'LOGGED_IN', viewer: opened.viewer };
}

/** A browser holds one session: the one it had, of whichever member, ends. */
async function replaceSession(
  em: EntityManager,
  { viewer, deviceCookie }: RequestContext,
  { memberId }: LoginRow,
): Promise<OpenedSession & { deviceToken: string }> {
  if (viewer !== null) await endSession(em, viewer.memberId, viewer.sessionId);
  const deviceToken = await rememberDevice(em, memberId, deviceCookie.token);
  return { ...(await openSession(em, memberId)), deviceToken };
}

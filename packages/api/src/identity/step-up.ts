import { canonicalUserId } from '@meisai/schema/rules';
import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { renewSession } from '../sessions/index.js';
import { checkPassword } from './check-password.js';
import { loadLogin } from './login.queries.js';

export type StepUpOutcome = { kind: 'PROVED'; provedUntil: Date } | { kind: 'WRONG_PASSWORD' } | { kind: 'LOCKED' } | { kind: 'ENDED' };

/**
 * Proves a session anew with the password, which shares the guard of the login.
 * @throws {TooManyRequests} {@link checkPassword}
 * @throws {Overloaded} {@link checkPassword}
 */
export async function stepUpWithPassword(context: RequestContext, viewer: Viewer, password: string): Promise<StepUpOutcome> {
  const login = await loadLogin(context.em, viewer.loginId);
  const check = await checkPassword(context, { realm: 'MEMBER', userId: canonicalUserId(login.userId), login, password });
  if (check.kind === 'LOCKED') return { kind: 'LOCKED' };
  if (check.kind === 'WRONG') return { kind: 'WRONG_PASSWORD' };
  const renewed = await context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    await check.settle(tx);
    return proveSession(tx, context, viewer);
  });
  if (renewed === null) return { kind: 'ENDED' };
  context.cookies.session.MEMBER.set(renewed.token);
  context.viewer = { ...viewer, isProofFresh: true };
  return { kind: 'PROVED', provedUntil: renewed.provedUntil };
}

async function proveSession(em: EntityManager, { source }: RequestContext, { loginId, memberId, sessionId }: Viewer) {
  const renewed = await renewSession(em, loginId, sessionId);
  if (renewed !== null) await recordActivity(em, { kind: 'STEPPED_UP', memberId, actor: 'MEMBER', source });
  return renewed;
}

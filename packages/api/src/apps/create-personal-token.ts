import type { Scope } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { holdAccess } from '../identity/index.js';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { readAppName } from './app-registration.rules.js';
import { APP_POLICY } from './app-policy.js';
import { personalTokenMadeMail } from './app.messages.js';
import { addPersonalToken, endPersonalToken, type PersonalTokenRow } from './personal-token.store.js';

export type PersonalTokenOutcome =
  | { kind: 'MADE'; secret: string; row: PersonalTokenRow }
  | { kind: 'REJECTED' }
  | { kind: 'TOO_MANY' }
  | { kind: 'ENDED' };

/** Makes a token for a script of the member's own; it is told once and kept as its hash. */
export async function createPersonalToken(
  context: RequestContext,
  viewer: Viewer,
  typed: { name: string; scopes: readonly Scope[]; validForDays: number },
): Promise<PersonalTokenOutcome> {
  const { memberId, loginId } = viewer;
  const name = readAppName(typed.name);
  const scopes = [...new Set(typed.scopes)];
  const { validForDays } = typed;
  if (name === null || scopes.length === 0 || validForDays < 1 || validForDays > APP_POLICY.tokenMaxDays) return { kind: 'REJECTED' };
  return context.em.transactional(async (transaction): Promise<PersonalTokenOutcome> => {
    const tx = transaction as EntityManager;
    // Two at once are counted one after the other, too.
    if (!(await holdAccess(tx, viewer))) return { kind: 'ENDED' };
    const made = await addPersonalToken(tx, loginId, { name, scopes, validForDays });
    if (made === null) return { kind: 'TOO_MANY' };
    await recordActivity(tx, { kind: 'PERSONAL_TOKEN_MADE', memberId, actor: 'MEMBER', source: context.source });
    await mailMember(tx, memberId, personalTokenMadeMail(context.services.config.publicOrigin));
    return { kind: 'MADE', ...made };
  });
}

/** Revokes a token. @returns when; null where the member has no such token. */
export function revokePersonalToken(context: RequestContext, { memberId, loginId }: Viewer, id: string): Promise<Date | null> {
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const endedAt = await endPersonalToken(tx, loginId, id);
    if (endedAt !== null) await recordActivity(tx, { kind: 'PERSONAL_TOKEN_REVOKED', memberId, actor: 'MEMBER', source: context.source });
    return endedAt;
  });
}

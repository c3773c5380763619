import { canonicalUserId } from '@meisai/schema/rules';
import { recordActivity } from '../activity/index.js';
import { askForPasskey, checkCode, checkPasskey, findSecondFactors, type SecondFactorName } from '../factors/index.js';
import type { EntityManager, Operator, Realm, RequestContext, Viewer } from '../platform/index.js';
import { renewSession, type RenewedSession } from '../sessions/index.js';
import { checkPassword } from './check-password.js';
import { loadLogin } from './login.queries.js';

/** ENDED: the session ended meanwhile. */
export type StepUpOutcome = { kind: 'PROVED'; provedUntil: Date } | { kind: 'ENDED' };

export type PasswordStepUpOutcome =
  | StepUpOutcome
  | { kind: 'WRONG_PASSWORD' }
  | { kind: 'LOCKED' }
  /** The password is not enough for this login. */
  | { kind: 'SECOND_FACTOR_NEEDED'; secondFactors: SecondFactorName[] };

export type CodeStepUpOutcome = StepUpOutcome | { kind: 'WRONG_CODE' } | { kind: 'CODES_LOCKED' };

export type PasskeyStepUpOutcome = StepUpOutcome | { kind: 'REFUSED' };

/**
 * Proves a session anew with the password, which shares the guard of the login; only where it is the only factor.
 * @throws {TooManyRequests} {@link checkPassword}
 * @throws {Overloaded} {@link checkPassword}
 */
export async function stepUpWithPassword(
  context: RequestContext,
  speaker: Viewer | Operator,
  password: string,
): Promise<PasswordStepUpOutcome> {
  const secondFactors = await findSecondFactors(context.em, speaker.loginId);
  if (secondFactors.length > 0) return { kind: 'SECOND_FACTOR_NEEDED', secondFactors };
  const login = await loadLogin(context.em, speaker.loginId);
  const check = await checkPassword(context, {
    realm: realmOf(speaker),
    userId: canonicalUserId(login.userId),
    login,
    threshold: login.threshold,
    password,
  });
  if (check.kind === 'LOCKED') return { kind: 'LOCKED' };
  if (check.kind === 'WRONG') return { kind: 'WRONG_PASSWORD' };
  const renewed = await context.em.transactional(async (tx) => {
    await check.settle(tx as EntityManager);
    return renew(tx as EntityManager, context, speaker);
  });
  return goOn(context, speaker, renewed);
}

/** Proves a session of a member or an operator anew with a code of the authenticator app, or a recovery code. */
export async function stepUpWithCode(context: RequestContext, speaker: Viewer | Operator, code: string): Promise<CodeStepUpOutcome> {
  const owner = { loginId: speaker.loginId, memberId: memberIdOf(speaker), operatorId: operatorIdOf(speaker) };
  const checked = await context.em.transactional(async (tx) => {
    const check = await checkCode(tx as EntityManager, context, owner, code);
    return check === 'RIGHT' ? { renewed: await renew(tx as EntityManager, context, speaker) } : check;
  });
  if (checked === 'WRONG') return { kind: 'WRONG_CODE' };
  if (checked === 'LOCKED') return { kind: 'CODES_LOCKED' };
  return goOn(context, speaker, checked.renewed);
}

/** Asks a session's browser for one of the login's own passkeys. @returns the options as JSON. */
export function startPasskeyStepUp(context: RequestContext, { loginId, sessionId }: Viewer | Operator): Promise<string> {
  return askForPasskey(context, { purpose: 'STEP_UP', boundTo: sessionId }, loginId);
}

/** Proves a session of a member or an operator anew with a passkey of its own login. */
export async function stepUpWithPasskey(
  context: RequestContext,
  speaker: Viewer | Operator,
  credentialJson: string,
): Promise<PasskeyStepUpOutcome> {
  const { loginId, sessionId } = speaker;
  const check = await checkPasskey(context, { purpose: 'STEP_UP', boundTo: sessionId, credentialJson, loginId });
  if (check.kind === 'REFUSED') return { kind: 'REFUSED' };
  const proved = await context.em.transactional(async (tx) => {
    if (!(await check.settle(tx as EntityManager))) return null;
    return { renewed: await renew(tx as EntityManager, context, speaker) };
  });
  return proved === null ? { kind: 'REFUSED' } : goOn(context, speaker, proved.renewed);
}

async function renew(em: EntityManager, { source }: RequestContext, speaker: Viewer | Operator): Promise<RenewedSession | null> {
  const renewed = await renewSession(em, speaker.loginId, speaker.sessionId);
  if (renewed === null) return null;
  const [memberId, operatorId] = [memberIdOf(speaker), operatorIdOf(speaker)];
  await recordActivity(em, { kind: 'STEPPED_UP', memberId, operatorId, actor: realmOf(speaker), source });
  return renewed;
}

/** Hands the browser the new cookie. To be called after the commit. */
function goOn(context: RequestContext, speaker: Viewer | Operator, renewed: RenewedSession | null): StepUpOutcome {
  if (renewed === null) return { kind: 'ENDED' };
  context.cookies.session[realmOf(speaker)].set(renewed.token);
  if ('memberId' in speaker) context.viewer = { ...speaker, isProofFresh: true };
  else context.operator = { ...speaker, isProofFresh: true };
  return { kind: 'PROVED', provedUntil: renewed.provedUntil };
}

function realmOf(speaker: Viewer | Operator): Realm {
  return 'memberId' in speaker ? 'MEMBER' : 'OPERATOR';
}

function memberIdOf(speaker: Viewer | Operator): string | null {
  return 'memberId' in speaker ? speaker.memberId : null;
}

function operatorIdOf(speaker: Viewer | Operator): string | null {
  return 'operatorId' in speaker ? speaker.operatorId : null;
}

import { recordActivity } from '../activity/index.js';
import { countFailures, isLocked, openByTime } from '../lockout/failure-run.js';
import type { EntityManager, Keys, RequestContext } from '../platform/index.js';
import { findConfirmed, findStep, takeStep } from './authenticator.store.js';
import { lockCodeCount, openCodes, saveCodeCount } from './code-guard.store.js';
import { CODES_LEFT } from './factor.messages.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { CODE_POLICY } from './factor-policy.js';
import { readTypedCode } from './one-time-code.rules.js';
import { countRecoveryCodes, takeRecoveryCode } from './recovery-code.store.js';
import { tellFactorNews } from './tell-factor-news.js';

export type CodeCheck = 'RIGHT' | 'WRONG' | 'LOCKED';

type Match = 'TOTP' | 'RECOVERY' | 'WRONG' | 'REPLAYED' | 'NO_CODE';

/**
 * Checks a one-time code of an authenticator app, or a recovery code, and uses it up: the one way to do it.
 * To be called in the transaction that acts on the result. Codes of one login are checked one after the other, and at most
 * five wrong ones however often its password is given; the wrong one that locks is answered LOCKED already.
 */
export async function checkCode(em: EntityManager, context: RequestContext, owner: FactorOwner, typed: string): Promise<CodeCheck> {
  const { loginId } = owner;
  const run = openByTime(await lockCodeCount(em, loginId), CODE_POLICY);
  if (isLocked(run, CODE_POLICY)) return 'LOCKED';
  const match = await takeCode(em, context.services.keys, loginId, typed);
  // It was right once, or has no form a right one could have: who sends it guesses nothing.
  if (match === 'REPLAYED' || match === 'NO_CODE') return 'WRONG';
  if (match !== 'WRONG') {
    await openCodes(em, loginId);
    if (match === 'RECOVERY') await tellRecoveryCodeUsed(em, context, owner);
    return 'RIGHT';
  }
  const wrong = countFailures({ ...run, sinceLastFailureMs: 0 }, 1, CODE_POLICY);
  await saveCodeCount(em, loginId, wrong.run);
  const { memberId, operatorId } = owner;
  await recordActivity(em, { kind: 'WRONG_CODE', memberId, operatorId, actor: 'UNKNOWN', source: context.source });
  if (!wrong.locksNow) return 'WRONG';
  await tellFactorNews(em, context, { news: 'CODES_LOCKED', owner, actor: 'SERVICE' });
  return 'LOCKED';
}

async function takeCode(em: EntityManager, keys: Keys, loginId: string, typed: string): Promise<Match> {
  const read = readTypedCode(typed);
  if (read.kind === 'NEITHER') return 'NO_CODE';
  if (read.kind === 'RECOVERY') return (await takeRecoveryCode(em, keys, loginId, read.code)) ? 'RECOVERY' : 'WRONG';
  const authenticator = await findConfirmed(em, loginId);
  const step = authenticator === null ? null : findStep(keys, loginId, authenticator, read.code);
  if (authenticator === null || step === null) return 'WRONG';
  return (await takeStep(em, authenticator.id, step)) ? 'TOTP' : 'REPLAYED';
}

async function tellRecoveryCodeUsed(em: EntityManager, context: RequestContext, owner: FactorOwner): Promise<void> {
  const left = await countRecoveryCodes(em, owner.loginId);
  const detail = { JA: CODES_LEFT.JA(left), EN: CODES_LEFT.EN(left) };
  await tellFactorNews(em, context, { news: 'RECOVERY_CODE_USED', owner, actor: actorOf(owner), detail });
}

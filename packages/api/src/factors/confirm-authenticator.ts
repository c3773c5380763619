import type { EntityManager, RequestContext } from '../platform/index.js';
import { confirmSetup, findSetup, findStep } from './authenticator.store.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { readTypedCode } from './one-time-code.rules.js';
import { replaceRecoveryCodes } from './recovery-code.store.js';
import { tellFactorNews } from './tell-factor-news.js';

export type Confirmation = { kind: 'CONFIRMED'; recoveryCodes: string[] } | { kind: 'WRONG_CODE' } | { kind: 'SETUP_EXPIRED' };

/** Confirms the secret by a first code from it; the app takes the place of an earlier one, with new recovery codes. */
export async function confirmAuthenticator(context: RequestContext, owner: FactorOwner, typed: string): Promise<Confirmation> {
  const { services, em } = context;
  return em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const setup = await findSetup(tx, owner.loginId);
    if (setup === null) return { kind: 'SETUP_EXPIRED' };
    const read = readTypedCode(typed);
    const step = read.kind === 'TOTP' ? findStep(services.keys, owner.loginId, setup, read.code) : null;
    if (step === null) return { kind: 'WRONG_CODE' };
    await confirmSetup(tx, owner.loginId, step);
    const recoveryCodes = await replaceRecoveryCodes(tx, services.keys, owner.loginId);
    await tellFactorNews(tx, context, { news: 'AUTHENTICATOR_ADDED', owner, actor: actorOf(owner) });
    return { kind: 'CONFIRMED', recoveryCodes };
  });
}

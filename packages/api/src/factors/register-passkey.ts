import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { actorOf, type FactorOwner } from './factor-owner.js';
import { PASSKEY_NAME } from './factor.messages.js';
import { PASSKEY_POLICY } from './factor-policy.js';
import { takeChallenge } from './passkey-challenge.store.js';
import { checkRegistration, readPasskeyResponse } from './passkey-response.js';
import { canonicalPasskeyName } from './passkey.rules.js';
import { addPasskey } from './passkey.store.js';
import { namedNews, tellFactorNews } from './tell-factor-news.js';

export interface PasskeyRegistration {
  /** What the browser made, as JSON. */
  credentialJson: string;
  /** What the member calls it. */
  name: string;
}

export type RegistrationOutcome = { kind: 'REGISTERED'; id: string } | { kind: 'REFUSED' } | { kind: 'TOO_MANY' };

/** Keeps the passkey a browser made for this session's challenge, which is used up first. */
export async function registerPasskey(
  context: RequestContext,
  owner: FactorOwner,
  sessionId: string,
  { credentialJson, name: typed }: PasskeyRegistration,
): Promise<RegistrationOutcome> {
  const response = readPasskeyResponse<RegistrationResponseJSON>(credentialJson);
  if (response === null) return { kind: 'REFUSED' };
  if (!(await takeChallenge(context.em, response.challenge, { purpose: 'REGISTRATION', boundTo: sessionId }))) return { kind: 'REFUSED' };
  const made = await checkRegistration(context.services.config, response);
  if (made === null) return { kind: 'REFUSED' };
  const name = canonicalPasskeyName(typed) ?? PASSKEY_NAME[context.language];
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const added = await addPasskey(tx, { ...made, name, loginId: owner.loginId }, PASSKEY_POLICY.perLogin);
    if (added === 'TAKEN') return { kind: 'REFUSED' };
    if (added === 'FULL') return { kind: 'TOO_MANY' };
    await tellFactorNews(tx, context, { news: 'PASSKEY_ADDED', owner, actor: actorOf(owner), detail: namedNews(name) });
    return { kind: 'REGISTERED', id: added.id };
  });
}

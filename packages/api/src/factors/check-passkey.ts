import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { parse as uuidBytes } from 'uuid';
import { recordActivity } from '../activity/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import type { FactorOwner } from './factor-owner.js';
import { takeChallenge, type ChallengeUse } from './passkey-challenge.store.js';
import { checkAssertion, readPasskeyResponse } from './passkey-response.js';
import { isCounterRegression } from './passkey.rules.js';
import { advanceSignCount, findPasskeyByCredential } from './passkey.store.js';

export type PasskeyCheck =
  | { kind: 'REFUSED' }
  /** `settle` is called in the transaction that acts on it. @returns false if the same passkey was quicker elsewhere: nothing may follow. */
  | { kind: 'RIGHT'; owner: FactorOwner; settle: (em: EntityManager) => Promise<boolean> };

export interface PasskeyToCheck extends ChallengeUse {
  /** What the browser made, as JSON. */
  credentialJson: string;
  /** Whose it must be; null where the passkey itself says who comes in. */
  loginId: string | null;
}

/**
 * Checks the assertion of a passkey: the one way to do it. Its challenge is used up first, whatever comes of it.
 * Needs no guard: what it proves cannot be guessed.
 */
export async function checkPasskey(context: RequestContext, check: PasskeyToCheck): Promise<PasskeyCheck> {
  const { em, services, source } = context;
  const response = readPasskeyResponse<AuthenticationResponseJSON>(check.credentialJson);
  if (response === null || !(await takeChallenge(em, response.challenge, check))) return { kind: 'REFUSED' };
  const passkey = await findPasskeyByCredential(em, response.credentialId);
  if (passkey === null || !isOwnedBy(passkey.owner, response.userHandle, check.loginId)) return { kind: 'REFUSED' };
  const shown = await checkAssertion(services.config, response, passkey);
  if (shown === null) return { kind: 'REFUSED' };
  if (isCounterRegression(passkey.signCount, shown)) {
    const { memberId, operatorId } = passkey.owner;
    await recordActivity(em, { kind: 'PASSKEY_COUNTER_REGRESSED', memberId, operatorId, actor: 'UNKNOWN', source });
    return { kind: 'REFUSED' };
  }
  return { kind: 'RIGHT', owner: passkey.owner, settle: (tx) => advanceSignCount(tx, passkey.id, shown) };
}

/** The user handle, which is the id of the login, must fit; where nobody is named beforehand it must be there. */
function isOwnedBy({ loginId }: FactorOwner, userHandle: string | null, expectedLoginId: string | null): boolean {
  if (expectedLoginId !== null && expectedLoginId !== loginId) return false;
  if (userHandle === null) return expectedLoginId !== null;
  return userHandle === userHandleOf(loginId);
}

/** What an authenticator keeps of a login: its id, which says nothing of who it is. */
export function userHandleOf(loginId: string): string {
  return Buffer.from(uuidBytes(loginId)).toString('base64url');
}

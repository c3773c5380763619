import { generateAuthenticationOptions } from '@simplewebauthn/server';
import type { RequestContext } from '../platform/index.js';
import { PASSKEY_POLICY } from './factor-policy.js';
import { openChallenge, type ChallengeUse } from './passkey-challenge.store.js';
import { relyingParty } from './passkey-response.js';
import { listPasskeyHandles } from './passkey.store.js';

/**
 * Asks a browser for a passkey.
 * @param loginId whose; null where the passkey itself says who comes in.
 * @returns the options for `navigator.credentials.get` as JSON.
 */
export async function askForPasskey({ em, services }: RequestContext, use: ChallengeUse, loginId: string | null): Promise<string> {
  const known = loginId === null ? [] : await listPasskeyHandles(em, loginId);
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(services.config).id,
    challenge: new Uint8Array(await openChallenge(em, use)),
    timeout: PASSKEY_POLICY.challengeMs,
    userVerification: 'required',
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
  return JSON.stringify(options);
}

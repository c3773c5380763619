import { generateRegistrationOptions } from '@simplewebauthn/server';
import { query, type RequestContext } from '../platform/index.js';
import { userHandleOf } from './check-passkey.js';
import { PASSKEY_POLICY } from './factor-policy.js';
import { openChallenge } from './passkey-challenge.store.js';
import { PASSKEY_ALGORITHMS, relyingParty } from './passkey-response.js';
import { listPasskeyHandles } from './passkey.store.js';

/**
 * Asks a browser for a new passkey, for the session it is in: one that is found without a user ID and checks its holder.
 * @returns the options for `navigator.credentials.create` as JSON; null if the login has as many passkeys as it may.
 */
export async function startPasskeyRegistration(context: RequestContext, loginId: string, sessionId: string): Promise<string | null> {
  const { em, services } = context;
  const { name, id } = relyingParty(services.config);
  const known = await listPasskeyHandles(em, loginId);
  if (known.length >= PASSKEY_POLICY.perLogin) return null;
  const [login] = await query<{ userId: string }>(em, 'select user_id as "userId" from login where id = $1', [loginId]);
  const userId = login?.userId ?? '';
  const options = await generateRegistrationOptions({
    rpName: name,
    rpID: id,
    userName: userId,
    userDisplayName: userId,
    userID: new Uint8Array(Buffer.from(userHandleOf(loginId), 'base64url')),
    challenge: new Uint8Array(await openChallenge(em, { purpose: 'REGISTRATION', boundTo: sessionId })),
    timeout: PASSKEY_POLICY.challengeMs,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
  return JSON.stringify(options);
}

import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers';
import type { Services } from '../platform/index.js';
import type { NewPasskey, StoredPasskey } from './passkey.store.js';

/** Who we are to a passkey: from the configured origin, never from the request. */
export function relyingParty({ publicOrigin }: Services['config']) {
  return { name: 'Meisai', id: new URL(publicOrigin).hostname, origin: publicOrigin };
}

/** COSE algorithms a passkey may sign with: EdDSA, ES256, RS256. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257];

/** Far more than a browser sends. */
const MAX_LENGTH = 20_000;
const TRANSPORTS = new Set(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

/** The response of a browser as far as it must be known before it is checked. */
export interface PasskeyResponse<Json> {
  json: Json;
  credentialId: string;
  /** Which of our challenges it answers, as it says. */
  challenge: string;
  userHandle: string | null;
}

/** Reads what a browser's JSON says; null for anything else. */
export function readPasskeyResponse<Json extends AuthenticationResponseJSON | RegistrationResponseJSON>(
  text: string,
): PasskeyResponse<Json> | null {
  if (text.length > MAX_LENGTH) return null;
  try {
    const json = JSON.parse(text) as Json & { response: { userHandle?: unknown } };
    const client = decodeClientDataJSON(json.response.clientDataJSON);
    // No page of ours is ever inside another one.
    if (typeof json.id !== 'string' || typeof client.challenge !== 'string' || client.crossOrigin === true) return null;
    const { userHandle } = json.response;
    return { json, credentialId: json.id, challenge: client.challenge, userHandle: typeof userHandle === 'string' ? userHandle : null };
  } catch {
    return null;
  }
}

/** The passkey a registration brings; null where anything about it is wrong. */
export async function checkRegistration(
  config: Services['config'],
  { json, challenge }: PasskeyResponse<RegistrationResponseJSON>,
): Promise<Omit<NewPasskey, 'loginId' | 'name'> | null> {
  const { id, origin } = relyingParty(config);
  try {
    if (hasCertificates(json)) return null;
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: json,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: PASSKEY_ALGORITHMS,
    });
    if (!verified) return null;
    const { credential, credentialDeviceType } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: credential.publicKey,
      signCount: credential.counter,
      transports: (credential.transports ?? []).filter((transport) => TRANSPORTS.has(transport)),
      isSynced: credentialDeviceType === 'multiDevice',
    };
  } catch {
    return null;
  }
}

/**
 * Whether the attestation comes with certificates. We ask for none, and checking them would fetch addresses that whoever
 * made them wrote into them.
 */
function hasCertificates(json: RegistrationResponseJSON): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(json.response.attestationObject));
  const format = attestation.get('fmt');
  return format !== 'none' && (format !== 'packed' || attestation.get('attStmt').get('x5c') !== undefined);
}

/** The counter an assertion shows; null where anything about it is wrong. The counter itself is not judged. */
export async function checkAssertion(
  config: Services['config'],
  { json, challenge }: PasskeyResponse<AuthenticationResponseJSON>,
  passkey: StoredPasskey,
): Promise<number | null> {
  const { id, origin } = relyingParty(config);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: json,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}

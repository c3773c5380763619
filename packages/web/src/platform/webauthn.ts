import {
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Heavy for a first page: import it lazily. */

type MakingPasskey = { kind: 'MADE'; credentialJson: string } | { kind: 'BROKEN_OFF' } | { kind: 'THERE_ALREADY' };

/** Has the browser make a passkey: made, broken off by the member or the browser, or there already from before. */
export async function makePasskey(optionsJson: string): Promise<MakingPasskey> {
  const optionsJSON = JSON.parse(optionsJson) as PublicKeyCredentialCreationOptionsJSON;
  try {
    const credentialJson = await settled(startRegistration({ optionsJSON }));
    return credentialJson === null ? { kind: 'BROKEN_OFF' } : { kind: 'MADE', credentialJson };
  } catch (error) {
    if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return { kind: 'THERE_ALREADY' };
    throw error;
  }
}

/**
 * Has the browser prove a passkey. One question at a time: a new one ends the one before.
 * @param isAutofill waits until the member picks one from the user ID field, however long that takes.
 * @returns the proof as JSON; null where the member, the browser or a newer question broke off.
 */
export function provePasskey(optionsJson: string, isAutofill = false): Promise<string | null> {
  const optionsJSON = JSON.parse(optionsJson) as PublicKeyCredentialRequestOptionsJSON;
  return settled(startAuthentication({ optionsJSON, useBrowserAutofill: isAutofill }));
}

/** Ends the question that is open, such as one that waits in a field of a page that was left. */
export function stopAsking(): void {
  WebAuthnAbortService.cancelCeremony();
}

async function settled(ceremony: Promise<object>): Promise<string | null> {
  try {
    return JSON.stringify(await ceremony);
  } catch (error) {
    if (isBrokenOff(error)) return null;
    throw error;
  }
}

/** What browsers say when nothing was chosen, or the time ran out. */
function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

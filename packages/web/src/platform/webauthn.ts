import {
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Heavy for a first page: import it lazily. */

/** Has the browser make a passkey. @returns it as JSON; null where the member, or the browser, broke off. */
export function makePasskey(optionsJson: string): Promise<string | null> {
  const optionsJSON = JSON.parse(optionsJson) as PublicKeyCredentialCreationOptionsJSON;
  return settled(startRegistration({ optionsJSON }));
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

/** What browsers say when nothing was chosen, the time ran out, or the passkey is there already. */
function isBrokenOff(error: unknown): boolean {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return true;
  return error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');
}

import type { ApolloClient } from '@apollo/client';
import { provePasskey, stopAsking } from '../platform/webauthn.js';
import type { LoginRefusal } from './login-problem.js';
import { LoginWithPasskeyDocument, StartPasskeyLoginDocument } from './passkey-login.generated.js';

export type PasskeyLoginOutcome = { kind: 'LOGGED_IN' } | { kind: 'BROKEN_OFF' } | { kind: 'REFUSED'; refusal: LoginRefusal };

/** Logs in with a passkey. Heavy for the login page: import it lazily. @param isAutofill offers it in the user ID field. */
export async function loginWithPasskey(client: ApolloClient, isAutofill: boolean): Promise<PasskeyLoginOutcome> {
  const { data: asked } = await client.mutate({ mutation: StartPasskeyLoginDocument, fetchPolicy: 'no-cache' });
  if (asked === undefined) throw new Error('The API asked for no passkey.');
  const credentialJson = await provePasskey(asked.startPasskeyLogin.optionsJson, isAutofill);
  if (credentialJson === null) return { kind: 'BROKEN_OFF' };
  const { data } = await client.mutate({ mutation: LoginWithPasskeyDocument, variables: { credentialJson }, fetchPolicy: 'no-cache' });
  const result = data?.loginWithPasskey;
  if (result === undefined) throw new Error('The API answered nothing to a passkey.');
  return result.__typename === 'LoginSuccess' ? { kind: 'LOGGED_IN' } : { kind: 'REFUSED', refusal: { ...result, kind: result.code } };
}

export { stopAsking };

import { askForPasskey } from '../factors/index.js';
import { makeToken, type RequestContext } from '../platform/index.js';

/** Asks this browser for a passkey, whoever's it is. @returns the options for `navigator.credentials.get` as JSON. */
export async function startPasskeyLogin(context: RequestContext): Promise<string> {
  const cookie = context.cookies.passkeyLogin;
  const token = makeToken();
  const optionsJson = await askForPasskey(context, { purpose: 'LOGIN', boundTo: token }, null);
  cookie.set(token);
  return optionsJson;
}

import { askForPasskey } from '../factors/index.js';
import { makeToken, type RequestContext } from '../platform/index.js';
import { countAsk } from './source-limit.js';

/**
 * Asks this browser for a passkey, whoever's it is.
 * @returns the options for `navigator.credentials.get` as JSON.
 * @throws {TooManyRequests} when too much was asked for from the same place on the network: each challenge is kept.
 */
export async function startPasskeyLogin(context: RequestContext): Promise<string> {
  await countAsk(context.em, context.source.address);
  const cookie = context.cookies.passkeyLogin;
  const token = makeToken();
  const optionsJson = await askForPasskey(context, { purpose: 'LOGIN', boundTo: token }, null);
  cookie.set(token);
  return optionsJson;
}

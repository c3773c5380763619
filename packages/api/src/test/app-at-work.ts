import type { AppCredentials } from '../apps/index.js';
import { CALLBACK, postForm, requestIdIn, type Browser, type TokenAnswer } from './oauth.js';
import type { TestServer } from './server.js';

/** What the apps of these tests ask for unless told otherwise. */
export const SCOPE = 'accounts:read';
/** RFC 7636, appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

type Form = Record<string, string>;

/** What an app sends to the authorization server by itself, with its own credentials. */
interface AppAtWork {
  /** Pushes a request; what is undefined is left out of it. */
  push: (changed?: Record<string, string | undefined>) => Promise<TokenAnswer>;
  refresh: (token: string | undefined, more?: Form) => Promise<TokenAnswer>;
  introspect: (token: string | undefined) => Promise<TokenAnswer>;
  revoke: (token: string) => Promise<TokenAnswer>;
}

export function appAtWork(test: TestServer, { clientId, secret }: AppCredentials): AppAtWork {
  const credentials = { client_id: clientId, ...(secret === null || secret === '' ? {} : { client_secret: secret }) };
  const send = (path: string, form: Form) => postForm(test, path, { ...credentials, ...form });
  return {
    push: (changed = {}) => {
      const proof = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
      const form = { redirect_uri: CALLBACK, response_type: 'code', scope: SCOPE, ...proof, ...changed };
      return send('/oauth/par', Object.fromEntries(Object.entries(form).filter(([, value]) => value !== undefined)) as Form);
    },
    refresh: (token = '', more = {}) => send('/oauth/token', { grant_type: 'refresh_token', refresh_token: token, ...more }),
    introspect: (token = '') => send('/oauth/introspect', { token }),
    revoke: (token) => send('/oauth/revoke', { token }),
  };
}

/** Sends the browser on with a request that was pushed. @returns the request's id; empty where it is led elsewhere */
export async function goWithPushed(
  browser: Browser,
  { clientId }: Pick<AppCredentials, 'clientId'>,
  requestUri: unknown,
  extra: Form = {},
): Promise<string> {
  const asked = new URLSearchParams({ client_id: clientId, request_uri: String(requestUri), ...extra });
  return requestIdIn((await browser.get(`/oauth/authorize?${asked.toString()}`)).location);
}

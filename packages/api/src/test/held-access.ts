import {
  APPROVE,
  CALLBACK,
  connect,
  obtainCode,
  postForm,
  redeem,
  startAuthorization,
  type ApproveData,
  type Browser,
  type ConnectedMember,
} from './oauth.js';
import type { EnrolledMember, TestServer } from './server.js';

const SCOPE = 'accounts:read';
/** RFC 7636, appendix B. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Everything that apps and scripts can hold of a member at once. */
export interface HeldAccess extends ConnectedMember {
  code: { code: string; verifier: string };
  /** A request that was pushed and never sent the browser to. */
  pushed: string;
  /** Of a request that was agreed to, where the browser has not gone on. */
  approved: string;
  /** The personal token of a script. */
  script: string;
}

export async function holdAccess(test: TestServer, who: EnrolledMember): Promise<HeldAccess> {
  const connected = await connect(test, who);
  const { app, browser } = connected;
  const asked = { clientId: app.clientId, scope: SCOPE };
  const pushed = await postForm(test, '/oauth/par', {
    ...credentialsOf(connected),
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: SCOPE,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  const code = await obtainCode(browser, asked);
  // Last: a browser is in the middle of one at a time.
  const { requestId } = await startAuthorization(browser, asked);
  const approved = (await approve(browser, requestId)) ?? '';
  const create = `mutation { createPersonalToken(input: { name: "script", scopes: [ACCOUNTS_READ], validForDays: 1 }) {
    __typename ... on CreatePersonalTokenSuccess { secret } } }`;
  const { data } = await browser.ask<{ createPersonalToken: { secret?: string } }>(create);
  return { ...connected, code, pushed: String(pushed['request_uri']), approved, script: data?.createPersonalToken.secret ?? '' };
}

/** What of it still works: each is tried once, what would spend another thing last. */
export async function worksOf(
  test: TestServer,
  held: HeldAccess,
): Promise<Record<'token' | 'script' | 'approved' | 'pushed' | 'code' | 'refresh', boolean>> {
  const isAlive = async (token: string) => (await test.ask('{ viewer { id } }', {}, { authorization: `Bearer ${token}` })).status === 200;
  const [token, script] = [await isAlive(held.token), await isAlive(held.script)];
  const approved = (await held.browser.get(held.approved)).location.includes('code=');
  const asked = new URLSearchParams({ client_id: held.app.clientId, request_uri: held.pushed });
  const led = await held.browser.get(`/oauth/authorize?${asked.toString()}`);
  const pushed = (await approve(held.browser, /\/oauth\/consent\/([\w-]+)$/.exec(led.location)?.[1] ?? 'none')) !== undefined;
  const code = (await redeem(test, held.app, held.code)).status === 200;
  const form = { grant_type: 'refresh_token', refresh_token: held.refreshToken, ...credentialsOf(held) };
  const refresh = (await postForm(test, '/oauth/token', form)).status === 200;
  return { token, script, approved, pushed, code, refresh };
}

function credentialsOf({ app }: Pick<ConnectedMember, 'app'>) {
  return { client_id: app.clientId, client_secret: app.secret ?? '' };
}

async function approve(browser: Browser, id: string): Promise<string | undefined> {
  return (await browser.ask<ApproveData>(APPROVE, { id })).data?.approveAuthorization.continueUrl;
}

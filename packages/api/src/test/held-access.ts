import { appAtWork, goWithPushed, SCOPE } from './app-at-work.js';
import { approve, connect, obtainCode, redeem, startAuthorization, type ConnectedMember } from './oauth.js';
import type { EnrolledMember, TestServer } from './server.js';

/** Everything that apps and scripts can hold of a member at once. */
export interface HeldAccess extends ConnectedMember {
  code: { code: string; verifier: string };
  /** A request that was pushed and never sent the browser to. */
  pushed: string;
  /** A request whose question the member has before them. */
  waiting: string;
  /** Of a request that was agreed to, where the browser has not gone on. */
  approved: string;
  /** The personal token of a script. */
  script: string;
}

export async function holdAccess(test: TestServer, who: EnrolledMember | string): Promise<HeldAccess> {
  const connected = await connect(test, who);
  const { app, browser } = connected;
  const asked = { clientId: app.clientId, scope: SCOPE };
  const pushed = await appAtWork(test, app).push();
  const code = await obtainCode(browser, asked);
  const { requestId: waiting } = await startAuthorization(browser, asked);
  const approved = (await approve(browser, (await startAuthorization(browser, asked)).requestId)) ?? '';
  const create = `mutation { createPersonalToken(input: { name: "script", scopes: [ACCOUNTS_READ], validForDays: 1 }) {
    __typename ... on CreatePersonalTokenSuccess { secret } } }`;
  const { data } = await browser.ask<{ createPersonalToken: { secret?: string } }>(create);
  return { ...connected, code, pushed: String(pushed['request_uri']), waiting, approved, script: data?.createPersonalToken.secret ?? '' };
}

export type WorkingAccess = Record<'token' | 'script' | 'waiting' | 'approved' | 'pushed' | 'code' | 'refresh', boolean>;

export const ALL_ACCESS: WorkingAccess = {
  token: true,
  script: true,
  waiting: true,
  approved: true,
  pushed: true,
  code: true,
  refresh: true,
};
export const NO_ACCESS: WorkingAccess = {
  token: false,
  script: false,
  waiting: false,
  approved: false,
  pushed: false,
  code: false,
  refresh: false,
};

/** What of it still works: each is tried once, what would spend another thing last. */
export async function worksOf(test: TestServer, held: HeldAccess): Promise<WorkingAccess> {
  const isAlive = async (token: string) => (await test.ask('{ viewer { id } }', {}, { authorization: `Bearer ${token}` })).status === 200;
  const [token, script] = [await isAlive(held.token), await isAlive(held.script)];
  const approved = (await held.browser.get(held.approved)).location.includes('code=');
  const waiting = (await approve(held.browser, held.waiting)) !== undefined;
  const pushed = (await approve(held.browser, await goWithPushed(held.browser, held.app, held.pushed))) !== undefined;
  const code = (await redeem(test, held.app, held.code)).status === 200;
  const refresh = (await appAtWork(test, held.app).refresh(held.refreshToken)).status === 200;
  return { token, script, waiting, approved, pushed, code, refresh };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { openSession } from '../sessions/index.js';
import { startHarness, type Harness } from '../test/harness.js';
import { addApp, APPROVE, CALLBACK } from '../test/oauth.js';
import { send } from '../test/processes.js';
import { enrolMember } from '../test/server.js';
import { calculatePKCECodeChallenge, randomPKCECodeVerifier } from 'openid-client';
import type { AppCredentials } from './register-app.js';

const IS_PROOF = process.env['PROOF'] === '1';
const PROCESSES = 4;
const CODES = IS_PROOF ? 50 : 8;
const AT_ONCE = 20;
/** Four processes on a busy machine. */
const HOOK_MS = 120_000;

let api: Harness;
let app: AppCredentials;
let cookie: string;
beforeAll(async () => {
  api = await startHarness({ processes: PROCESSES, env: { PUBLIC_ORIGIN: 'http://localhost:4000' } });
  app = await addApp(api.services, { scopes: ['accounts:read'] });
  const { memberId } = await enrolMember(api.services, 'grants.race');
  const em = api.services.database.fork();
  const [login] = await query<{ id: string }>(em, 'select id from login where member_id = $1', [memberId]);
  const source = { address: '10.1.1.1', userAgent: null };
  const { token } = await openSession(em, { loginId: login?.id ?? '', deviceId: null, source });
  cookie = `__Host-meisai=${token}`;
}, HOOK_MS);
afterAll(() => api.stop());

function originOf(nth: number): string {
  return api.all[nth % PROCESSES]?.origin ?? '';
}

function get(nth: number, path: string, cookies: string) {
  return send(originOf(nth), { method: 'GET', path, address: api.newAddress(), headers: { cookie: cookies, accept: 'text/html' } });
}

/** Each step at another process: they share nothing but the database and the secret. */
async function obtainCode(): Promise<{ code: string; verifier: string }> {
  const verifier = randomPKCECodeVerifier();
  const asked = new URLSearchParams({
    client_id: app.clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'accounts:read',
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  const led = await get(0, `/oauth/authorize?${asked.toString()}`, cookie);
  const cookies = [cookie, ...(led.headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0])].join('; ');
  const id = /\/oauth\/consent\/([\w-]+)$/.exec(led.headers.location ?? '')?.[1] ?? '';
  const answered = await api.ask<{ approveAuthorization: { continueUrl: string } }>(1, APPROVE, { id }, cookies);
  const { pathname } = new URL(answered.data?.approveAuthorization.continueUrl ?? 'http://nowhere/');
  const back = await get(2, pathname, cookies);
  return { code: new URL(back.headers.location ?? 'http://nowhere/').searchParams.get('code') ?? '', verifier };
}

async function token(nth: number, form: Record<string, string>): Promise<Record<string, string>> {
  const body = new URLSearchParams({ client_id: app.clientId, client_secret: app.secret ?? '', ...form }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await send(originOf(nth), { path: '/oauth/token', address: api.newAddress(), headers, body });
  return JSON.parse(answer.body) as Record<string, string>;
}

function redeem(nth: number, { code, verifier }: { code: string; verifier: string }) {
  return token(nth, { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: verifier });
}

async function isAlive(nth: number, accessToken: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const body = JSON.stringify({ query: '{ viewer { id } }' });
  return (await send(originOf(nth), { address: api.newAddress(), headers, body })).status === 200;
}

describe(`grants over ${PROCESSES} processes`, () => {
  it(`OA-04: of ${AT_ONCE} redemptions of one code at once one at most is taken`, { timeout: 300_000 }, async () => {
    for (let n = 0; n < CODES; n += 1) {
      const got = await obtainCode();
      expect(got.code).not.toBe('');
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => redeem(nth, got)));
      const taken = answers.filter((answer) => answer['access_token'] !== undefined);
      expect(taken.length).toBeLessThanOrEqual(1);
      expect(answers.filter((answer) => answer['error'] === 'invalid_grant').length).toBe(AT_ONCE - taken.length);
      // Whoever was first may be the thief.
      for (const answer of taken) expect(await isAlive(n, answer['access_token'] ?? '')).toBe(false);
    }
  });

  it(`of ${AT_ONCE} refreshes by one token at once one at most is taken, and the grant ends`, { timeout: 120_000 }, async () => {
    const first = await redeem(3, await obtainCode());
    const form = { grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '' };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => token(nth, form)));
    const taken = answers.filter((answer) => answer['access_token'] !== undefined);
    expect(taken.length).toBeLessThanOrEqual(1);
    for (const answer of [first, ...taken]) expect(await isAlive(0, answer['access_token'] ?? '')).toBe(false);
  });

  it(
    'OA-09: what a member cuts off is dead on every process within a second, while the app asks them all',
    { timeout: 120_000 },
    async () => {
      const { access_token: accessToken = '', refresh_token: refreshToken = '' } = await redeem(0, await obtainCode());
      const seen: { at: number; isUp: boolean }[] = [];
      let isOver = false;
      const polling = api.all.map(async (_process, nth) => {
        while (!isOver) {
          const at = performance.now();
          seen.push({ at, isUp: await isAlive(nth, accessToken) });
        }
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const list = '{ viewer { login { connectedApps(first: 1) { edges { node { id } } } } } }';
      const { data } = await api.ask<{ viewer: { login: { connectedApps: { edges: { node: { id: string } }[] } } } }>(1, list, {}, cookie);
      const id = data?.viewer.login.connectedApps.edges[0]?.node.id;
      await api.ask(2, 'mutation ($id: ID!) { disconnectApp(id: $id) { __typename } }', { id }, cookie);
      const cutAt = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      isOver = true;
      await Promise.all(polling);
      expect(seen.some(({ at, isUp }) => at < cutAt && isUp)).toBe(true);
      expect(seen.filter(({ at, isUp }) => at > cutAt + 1_000 && isUp)).toEqual([]);
      expect(await token(3, { grant_type: 'refresh_token', refresh_token: refreshToken })).toMatchObject({ error: 'invalid_grant' });
    },
  );
});

import * as oauth from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId } from '../platform/index.js';
import { addApp, APPROVE, CALLBACK, openBrowser, type ApproveData, type Browser } from '../test/oauth.js';
import { findFreePort, startPostgres, type TestPostgres } from '../test/postgres.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';

let postgres: TestPostgres;
let test: TestServer;
let origin: string;
let browser: Browser;
let memberId: string;
beforeAll(async () => {
  postgres = await startPostgres();
  const port = await findFreePort();
  origin = `http://127.0.0.1:${port}`;
  test = await startTestServer({ DATABASE_URL: postgres.url, PORT: String(port), PUBLIC_ORIGIN: origin });
  await test.server.listen();
  const entered = await enter(test, 'standard.client');
  memberId = entered.member.memberId;
  browser = openBrowser(test, entered);
});
afterAll(async () => {
  await test.stop();
  await postgres.stop();
});

const SCOPE = 'openid accounts:read';

async function discover(isConfidential = true): Promise<oauth.Configuration> {
  const { clientId, secret } = await addApp(test.services, { scopes: ['accounts:read'], isConfidential });
  const authentication = secret === null ? oauth.None() : undefined;
  return oauth.discovery(new URL(origin), clientId, secret ?? undefined, authentication, { execute: [oauth.allowInsecureRequests] });
}

/** Goes to where the client says, agrees, and comes back. */
async function agree(to: URL): Promise<URL> {
  const { location } = await browser.get(to.href);
  const requestId = /\/oauth\/consent\/([\w-]+)$/.exec(location)?.[1] ?? '';
  const { data } = await browser.ask<ApproveData>(APPROVE, { id: requestId });
  return new URL((await browser.get(data?.approveAuthorization.continueUrl ?? '/nowhere')).location);
}

async function parametersOf(pkceCodeVerifier: string, expectedState: string, expectedNonce: string) {
  return {
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state: expectedState,
    nonce: expectedNonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  };
}

function newChecks() {
  return {
    pkceCodeVerifier: oauth.randomPKCECodeVerifier(),
    expectedState: oauth.randomState(),
    expectedNonce: oauth.randomNonce(),
    idTokenExpected: true,
  };
}

/** A part of a token that says something else. */
function withChange(part: string, change: object): string {
  const said = JSON.parse(Buffer.from(part, 'base64url').toString()) as object;
  return Buffer.from(JSON.stringify({ ...said, ...change })).toString('base64url');
}

async function readAccounts(config: oauth.Configuration, token: string, options?: oauth.DPoPOptions) {
  const body = JSON.stringify({ query: '{ viewer { id accounts { name } } }' });
  const headers = new Headers({ 'content-type': 'application/json' });
  return oauth.fetchProtectedResource(config, token, new URL('/graphql', origin), 'POST', body, headers, options);
}

describe('a standard client, over PostgreSQL', () => {
  it.each([
    ['with a secret', true, false],
    ['with a secret, and what it asks pushed beforehand', true, true],
    ['that can keep none', false, false],
  ])('%s: completes the flow, refreshes and revokes', async (_what, isConfidential, isPushed) => {
    const config = await discover(isConfidential);
    const checks = newChecks();
    const parameters = await parametersOf(checks.pkceCodeVerifier, checks.expectedState, checks.expectedNonce);
    const to = isPushed ? await oauth.buildAuthorizationUrlWithPAR(config, parameters) : oauth.buildAuthorizationUrl(config, parameters);
    const tokens = await oauth.authorizationCodeGrant(config, await agree(to), checks);
    expect(tokens.claims()?.sub).toBe(globalId('Member', memberId));
    const answer = await readAccounts(config, tokens.access_token);
    expect((await answer.json()) as object).toMatchObject({ data: { viewer: { accounts: [{}] } } });

    const refreshed = await oauth.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect((await readAccounts(config, refreshed.access_token)).status).toBe(200);
    if (isConfidential)
      expect(await oauth.tokenIntrospection(config, refreshed.access_token)).toMatchObject({ active: true, scope: SCOPE });
    await oauth.tokenRevocation(config, refreshed.refresh_token ?? '');
    await expect(readAccounts(config, refreshed.access_token)).rejects.toMatchObject({ status: 401 });
    await expect(oauth.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('OA-08: refuses an answer of another state, nonce or issuer, and that of another app', async () => {
    const [config, other] = [await discover(), await discover()];
    const checks = newChecks();
    const back = async (of: oauth.Configuration) =>
      agree(oauth.buildAuthorizationUrl(of, await parametersOf(checks.pkceCodeVerifier, checks.expectedState, checks.expectedNonce)));
    expect(config.serverMetadata().authorization_response_iss_parameter_supported).toBe(true);
    const right = await back(config);
    expect(right.searchParams.get('iss')).toBe(origin);
    const altered = (name: string, value: string | null): URL => {
      const url = new URL(right);
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
      return url;
    };
    for (const url of [altered('state', 'x'), altered('state', null), altered('iss', 'https://evil.example'), altered('iss', null)]) {
      await expect(oauth.authorizationCodeGrant(config, url, checks)).rejects.toThrow();
    }
    await expect(oauth.authorizationCodeGrant(config, await back(other), checks)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(oauth.authorizationCodeGrant(config, await back(config), { ...checks, expectedNonce: 'of another' })).rejects.toThrow();
    expect((await oauth.authorizationCodeGrant(config, right, checks)).access_token).toBeTruthy();
  });

  it('binds its tokens to a key (DPoP): without the key, or with a proof of something else, they are worth nothing', async () => {
    const config = await discover(false);
    const DPoP = oauth.getDPoPHandle(config, await oauth.randomDPoPKeyPair('ES256'));
    const checks = newChecks();
    const to = oauth.buildAuthorizationUrl(config, await parametersOf(checks.pkceCodeVerifier, checks.expectedState, checks.expectedNonce));
    const tokens = await oauth.authorizationCodeGrant(config, await agree(to), checks, undefined, { DPoP });
    expect(tokens.token_type).toBe('dpop');
    expect((await readAccounts(config, tokens.access_token, { DPoP })).status).toBe(200);

    const ask = (headers: Record<string, string>) =>
      fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ viewer { id } }"}',
      });
    expect((await ask({ authorization: `Bearer ${tokens.access_token}` })).status).toBe(401);
    // That the proof is at fault is told apart from a token that counts no more, which another token mends.
    const dpop = 'DPoP error="invalid_dpop_proof", algs="ES256 Ed25519 EdDSA"';
    const unproved = await ask({ authorization: `DPoP ${tokens.access_token}` });
    expect([unproved.status, unproved.headers.get('www-authenticate')]).toEqual([401, dpop]);
    expect(await unproved.text()).toMatch(/"code":"INVALID_DPOP_PROOF"/);
    const file = await fetch(`${origin}/downloads/statements/x.csv`, { headers: { authorization: `DPoP ${tokens.access_token}` } });
    expect([file.status, file.headers.get('www-authenticate')]).toEqual([401, dpop]);
    expect(await file.text()).toMatch(/"code":"INVALID_DPOP_PROOF"/);
    const thief = oauth.getDPoPHandle(config, await oauth.randomDPoPKeyPair('ES256'));
    await expect(readAccounts(config, tokens.access_token, { DPoP: thief })).rejects.toMatchObject({ status: 401 });

    // A proof that was overheard is taken once, and for its own request only.
    let overheard = '';
    config[oauth.customFetch] = async (url, options) => {
      overheard = new Headers(options.headers as Record<string, string>).get('dpop') ?? overheard;
      return fetch(url, options as RequestInit);
    };
    expect((await readAccounts(config, tokens.access_token, { DPoP })).status).toBe(200);
    const again = await ask({ authorization: `DPoP ${tokens.access_token}`, dpop: overheard });
    expect([again.status, again.headers.get('www-authenticate')]).toEqual([401, dpop]);
    // Nor is one without a signature, whatever else it says.
    const [head = '', claims = ''] = overheard.split('.');
    const unsigned = `${withChange(head, { alg: 'none' })}.${withChange(claims, { jti: 'another' })}.`;
    expect((await ask({ authorization: `DPoP ${tokens.access_token}`, dpop: unsigned })).status).toBe(401);
    await expect(oauth.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP: thief })).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    expect((await oauth.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP })).token_type).toBe('dpop');
  });
});

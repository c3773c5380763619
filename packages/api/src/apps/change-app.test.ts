import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { addApp, CALLBACK, openBrowser, type Browser } from '../test/oauth.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { changeApp, rotateAppSecret, sweepAppSecrets } from './change-app.js';

let test: TestServer;
let browser: Browser;
beforeAll(async () => {
  test = await startTestServer();
  browser = openBrowser(test, await enter(test, 'agreeing'));
});
afterAll(() => test.stop());

const em = () => test.services.database.fork();

/** Whether the authorization server takes a secret for an app's. */
async function isTaken(clientId: string, secret: string): Promise<boolean> {
  const { statusCode } = await test.server.app.inject({
    method: 'POST',
    url: '/oauth/introspect',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'token=nothing',
  });
  return statusCode === 200;
}

describe('the secret of an app', () => {
  it('that is new counts at once, the one before for a day, and one before that no more', async () => {
    const { clientId, secret: first } = await addApp(test.services);
    const second = (await rotateAppSecret(em(), clientId)) ?? '';
    expect([await isTaken(clientId, first ?? ''), await isTaken(clientId, second), await isTaken(clientId, 'guessed')]).toEqual([
      true,
      true,
      false,
    ]);
    const third = (await rotateAppSecret(em(), clientId)) ?? '';
    expect([await isTaken(clientId, first ?? ''), await isTaken(clientId, second), await isTaken(clientId, third)]).toEqual([
      false,
      true,
      true,
    ]);
    await query(em(), `update app set previous_secret_until = app_now() - interval '1 second' where client_id = $1`, [clientId]);
    expect([await isTaken(clientId, second), await isTaken(clientId, third)]).toEqual([false, true]);
    await sweepAppSecrets(em());
    expect(await query(em(), 'select 1 from app where client_id = $1 and previous_secret_hash is null', [clientId])).toHaveLength(1);
    expect(await isTaken(clientId, third)).toBe(true);
  });

  it('is kept nowhere in the clear, and is not there to renew where an app has none', async () => {
    const { clientId } = await addApp(test.services);
    const secret = (await rotateAppSecret(em(), clientId)) ?? 'none';
    const [row] = await query<{ text: string }>(em(), 'select app::text as text from app where client_id = $1', [clientId]);
    expect(row?.text).not.toContain(secret);
    const open = await addApp(test.services, { isConfidential: false });
    expect(await rotateAppSecret(em(), open.clientId)).toBeNull();
  });
});

describe('OA-09: what a member is shown of an app', () => {
  const authorize = (clientId: string, redirectUri: string) =>
    browser.get(
      `/oauth/authorize?${new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: 'accounts:read',
        code_challenge: 'a'.repeat(43),
        code_challenge_method: 'S256',
      }).toString()}`,
    );
  async function ask(clientId: string, redirectUri = CALLBACK) {
    const { location } = await authorize(clientId, redirectUri);
    const id = /\/oauth\/consent\/([\w-]+)$/.exec(location)?.[1] ?? '';
    const document = 'query ($id: ID!) { authorizationRequest(id: $id) { returnsTo app { name isVerified } } }';
    const { data } = await browser.ask<{ authorizationRequest: object | null }>(document, { id });
    return data?.authorizationRequest;
  }

  it('says that the issuer has not looked at one that a developer registered', async () => {
    const { clientId } = await addApp(test.services);
    expect(await ask(clientId)).toMatchObject({ app: { isVerified: false } });
    await query(em(), 'update app set is_verified = true where client_id = $1', [clientId]);
    expect(await ask(clientId)).toMatchObject({ app: { isVerified: true } });
  });

  it('is where it leads back to now: an address it had before leads nowhere', async () => {
    const { clientId } = await addApp(test.services);
    const moved = 'https://new.budget.example/callback';
    const nothing = { name: null, homepage: null, privacyPolicy: null, registeredBy: null, contactMail: null };
    expect(await changeApp(em(), clientId, { ...nothing, redirectUris: [moved], name: 'Moved' })).toBe(true);
    expect(await ask(clientId, moved)).toMatchObject({ returnsTo: 'new.budget.example', app: { name: 'Moved' } });
    const refused = await authorize(clientId, CALLBACK);
    expect({ status: refused.status, location: refused.location }).toMatchObject({ status: 400 });
    expect(await changeApp(em(), 'app_none', { ...nothing, redirectUris: [moved] })).toBe(false);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { appAtWork, SCOPE } from '../test/app-at-work.js';
import { addApp, CALLBACK, openBrowser, startAuthorization } from '../test/oauth.js';
import { ASK_REISSUE } from '../test/recovery.js';
import { startTestServer, type TestServer } from '../test/server.js';
import type { AppCredentials } from './register-app.js';

let test: TestServer;
let app: AppCredentials;
beforeAll(async () => {
  test = await startTestServer();
  app = await addApp(test.services);
});
afterAll(() => test.stop());

const push = (by: AppCredentials, extra: Record<string, string> = {}) => appAtWork(test, by).push(extra);

const sql = <Row extends object>(text: string) => query<Row>(test.services.database.fork(), text, []);

async function keptRequests(): Promise<number> {
  const [row] = await sql<{ n: number }>(
    `select count(*)::int as n from app_artefact where kind in ('Interaction', 'PushedAuthorizationRequest')`,
  );
  return row?.n ?? 0;
}

describe('OA-11: what an app asks with', () => {
  it.each([
    ['state', 1_000],
    ['nonce', 1_000],
    ['login_hint', 1_000],
  ])('keeps a %s of %i characters, and no longer one, pushed or by browser', async (name, longest) => {
    const scope = `openid ${SCOPE}`;
    expect((await push(app, { scope, [name]: 'x'.repeat(longest) })).status).toBe(201);
    const before = await keptRequests();
    for (const length of [longest + 1, 50_000]) {
      expect(await push(app, { scope, [name]: 'x'.repeat(length) }), String(length)).toMatchObject({
        status: 400,
        error: 'invalid_request',
      });
    }
    const asked = { clientId: app.clientId, scope, extra: { [name]: 'x'.repeat(longest + 1) } };
    const { location, requestId } = await startAuthorization(openBrowser(test), asked);
    expect([requestId, new URL(location).searchParams.get('error')]).toEqual(['', 'invalid_request']);
    expect(await keptRequests()).toBe(before);
  });
});

describe('what is kept by asking is counted', () => {
  const LIMIT = 3_000;

  it('for a push by its app, wherever it comes from: another app, and members, are not held up', async () => {
    await push(app);
    await sql(`update source_failure set failed = ${LIMIT} where block = 'push ${app.clientId}'`);
    const before = await keptRequests();
    expect(await push(app)).toMatchObject({ status: 429, error: 'temporarily_unavailable' });
    expect(await keptRequests()).toBe(before);
    expect((await push(await addApp(test.services))).status).toBe(201);
    expect((await push({ ...app, secret: 'wrong' })).status).toBe(401);
  });

  it('for a browser by its address, and apart from what members ask for', async () => {
    const browser = openBrowser(test);
    const asked = { clientId: app.clientId, scope: SCOPE };
    expect((await startAuthorization(browser, asked)).requestId).not.toBe('');
    await sql(`update source_failure set failed = ${LIMIT} where block like 'authorize %'`);
    const refused = await startAuthorization(browser, asked);
    expect([refused.status, refused.requestId, Number(refused.headers['retry-after']) > 0]).toEqual([429, '', true]);
    expect((await test.ask<object>(ASK_REISSUE, { userId: 'nobody.here' })).data).toMatchObject({
      requestPasswordReissue: { __typename: 'RequestPasswordReissueSuccess' },
    });
    await sql(`delete from source_failure`);
    // What is not even valid is kept nowhere, and counted nowhere.
    await startAuthorization(browser, { clientId: 'nobody', scope: SCOPE });
    expect(await sql(`select 1 from source_failure`)).toEqual([]);
  });

  it.each(['image', 'iframe', 'script', 'empty'])('and not at all for a part of a page (%s)', async (destination) => {
    const before = await keptRequests();
    const url = `/oauth/authorize?client_id=${app.clientId}&redirect_uri=${encodeURIComponent(CALLBACK)}&response_type=code&scope=${SCOPE}`;
    const answer = await test.server.app.inject({ url, headers: { 'sec-fetch-dest': destination } });
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, 'invalid_request']);
    expect(await keptRequests()).toBe(before);
    expect(await sql(`select 1 from source_failure`)).toEqual([]);
  });
});

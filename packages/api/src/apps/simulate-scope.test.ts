import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { appAtWork } from '../test/app-at-work.js';
import { addApp, CALLBACK, connect, startAuthorization } from '../test/oauth.js';
import { startProduction } from '../test/production.js';
import { startTestServer, type TestServer } from '../test/server.js';

let trying: TestServer;
let live: TestServer;
beforeAll(async () => {
  trying = await startTestServer();
  live = await startProduction();
});
afterAll(async () => {
  await trying.stop();
  await live.stop();
});

const textOf = async (test: TestServer, url: string) => (await test.server.app.inject({ url })).body;
const scopesOf = async (test: TestServer) =>
  (JSON.parse(await textOf(test, '/.well-known/openid-configuration')) as { scopes_supported: string[] }).scopes_supported;

describe('the scope of making things up', () => {
  it('is there where that can be done, and nowhere else', async () => {
    expect(await scopesOf(trying)).toContain('simulate');
    expect(await textOf(trying, '/schema.graphql')).toMatch(/^ {2}SIMULATE$/m);
    expect(await scopesOf(live)).not.toContain('simulate');
    expect(await textOf(live, '/schema.graphql')).not.toMatch(/^ {2}SIMULATE$/m);
  });

  it('keeps an app that was registered with it from asking for nothing else', async () => {
    const { clientId } = await addApp(live.services, { scopes: ['accounts:read', 'simulate'] });
    const query = { response_type: 'code', client_id: clientId, redirect_uri: CALLBACK, scope: 'accounts:read' };
    const proof = { code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' };
    const url = `/oauth/authorize?${new URLSearchParams({ ...query, ...proof }).toString()}`;
    expect((await live.server.app.inject({ url })).headers.location).toMatch(/\/oauth\/consent\//);
  });

  it('that was granted elsewhere is left out: consent, tokens and all lists go on without it', async () => {
    const { app, browser, entered, refreshToken } = await connect(live, 'moved.database', ['accounts:read', 'simulate']);
    const sql = (text: string, values: unknown[] = []) => query(live.services.database.fork(), text, values);
    const { memberId } = entered.member;
    await sql(`update app set registered_by = $1 where id = $2`, [memberId, app.id]);
    // As the demo leaves them behind.
    const scopes = `array['accounts:read', 'simulate']`;
    await sql(`update app_grant set scopes = ${scopes} where app_id = $1`, [app.id]);
    await sql(`update app_artefact set payload = payload || '{"scope": "accounts:read simulate"}' where payload ? 'scope'`);
    await sql(
      `insert into personal_token (id, token_hash, login_id, name, scopes, expires_at)
       select gen_random_uuid(), 'x', id, 'script', ${scopes}, app_now() + interval '1 day' from login where member_id = $1`,
      [memberId],
    );
    await sql(`insert into app_use (holder_id, scope) select h.id, s from (select id from app_grant union select id from personal_token) h,
                 unnest(${scopes}) s on conflict do nothing`);
    const list = `{ viewer { appRegistrations { scopes } login { connectedApps(first: 9) { edges { node { scopes uses { scope } } } }
      personalTokens(first: 9) { edges { node { scopes uses { scope } } } } } } }`;
    const held = { edges: [{ node: { scopes: ['ACCOUNTS_READ'], uses: [{ scope: 'ACCOUNTS_READ' }] } }] };
    expect(await browser.ask(list)).toMatchObject({
      errors: undefined,
      data: { viewer: { appRegistrations: [{ scopes: ['ACCOUNTS_READ'] }], login: { connectedApps: held, personalTokens: held } } },
    });
    expect(await appAtWork(live, app).refresh(refreshToken)).toMatchObject({ status: 200, scope: 'accounts:read' });

    const asked = await startAuthorization(browser, { clientId: app.clientId, scope: 'accounts:read simulate' });
    const read = 'query ($id: ID!) { authorizationRequest(id: $id) { scopes } }';
    expect((await browser.ask(read, { id: asked.requestId })).data).toEqual({ authorizationRequest: { scopes: ['ACCOUNTS_READ'] } });
    const nothing = await startAuthorization(browser, { clientId: app.clientId, scope: 'simulate' });
    expect(new URL(nothing.location).searchParams.get('error')).toBe('invalid_scope');
  });

  it('takes the place of no scope that writes uses: there is none yet', async () => {
    for (const test of [trying, live]) expect(await scopesOf(test)).not.toContain('transactions:write');
  });
});

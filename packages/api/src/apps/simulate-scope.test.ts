import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApp, CALLBACK } from '../test/oauth.js';
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

  it('takes the place of no scope that writes uses: there is none yet', async () => {
    for (const test of [trying, live]) expect(await scopesOf(test)).not.toContain('transactions:write');
  });
});

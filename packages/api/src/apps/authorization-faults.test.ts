import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { appAtWork, SCOPE } from '../test/app-at-work.js';
import {
  addApp,
  approve,
  connect,
  obtainCode,
  openBrowser,
  postForm,
  redeem,
  startAuthorization,
  type ConnectedMember,
} from '../test/oauth.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { startTestServer, type TestServer } from '../test/server.js';

let postgres: TestPostgres;
let test: TestServer;
const logged: string[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  test = await startTestServer({ DATABASE_URL: postgres.url, LOG_LEVEL: 'error' }, logged);
});
afterAll(async () => {
  await test.stop();
  await postgres.stop();
});

const NOT_NOW = { status: 503, error: 'temporarily_unavailable', error_description: expect.stringContaining('try again') };
const INSIDE = /\bat .+:\d+|ECONN|postgres|select |oops|node_modules/i;

const refresh = ({ app, refreshToken }: ConnectedMember) => appAtWork(test, app).refresh(refreshToken);

async function isAlive(token = ''): Promise<boolean> {
  return (await test.ask('{ viewer { id } }', {}, { authorization: `Bearer ${token}` })).status === 200;
}

describe('while the database is away', () => {
  it('every endpoint says so in the form of OAuth, and nothing an app holds is lost', { timeout: 120_000 }, async () => {
    const connected = await connect(test, 'away.one');
    const { app, browser } = connected;
    const { introspect, revoke, push } = appAtWork(test, app);
    const got = await obtainCode(browser, { clientId: app.clientId, scope: SCOPE });
    const waiting = await startAuthorization(browser, { clientId: app.clientId, scope: SCOPE });
    logged.length = 0;
    await postgres.down();
    try {
      expect(await redeem(test, app, got)).toEqual(NOT_NOW);
      expect(await refresh(connected)).toEqual(NOT_NOW);
      expect(await introspect(connected.token)).toEqual(NOT_NOW);
      expect(await revoke(connected.token)).toEqual(NOT_NOW);
      expect(await push()).toEqual(NOT_NOW);
      for (const url of [
        `/oauth/authorize?client_id=${app.clientId}&response_type=code&scope=${SCOPE}`,
        `/oauth/authorize/${waiting.requestId}`,
      ]) {
        const { status, location, body, headers } = await browser.get(url);
        expect([status, location]).toEqual([503, '']);
        expect(headers['retry-after']).toBe('5');
        expect(body).toContain('<code>temporarily_unavailable</code>');
        expect(body).not.toMatch(INSIDE);
      }
      const raw = await test.server.app.inject({
        method: 'POST',
        url: '/oauth/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'grant_type=refresh_token&client_id=x',
      });
      expect([raw.statusCode, raw.headers['retry-after'], raw.headers['content-type']]).toEqual([
        503,
        '5',
        expect.stringContaining('json'),
      ]);
      expect(raw.body).not.toMatch(INSIDE);
      // What stands in no database is there all the same.
      for (const url of ['/.well-known/openid-configuration', '/oauth/jwks']) {
        expect((await test.server.app.inject({ url })).statusCode).toBe(200);
      }
      expect((await test.ask('{ viewer { id } }', {}, { authorization: `Bearer ${connected.token}` })).status).toBe(503);
    } finally {
      await postgres.up();
    }
    expect(logged.some((line) => line.includes('the authorization server failed'))).toBe(true);
    expect((await redeem(test, app, got)).status).toBe(200);
    expect((await refresh(connected)).status).toBe(200);
    expect((await browser.get((await approve(browser, waiting.requestId)) ?? '/nowhere')).location).toContain('code=');
  });
});

describe('a database that goes away in the middle', () => {
  const em = () => test.services.database.fork();

  /** As it ends what is under way when it is shut down, at the moment something of a kind is to be kept. */
  async function whileNothingIsKept(kind: string, work: () => Promise<void>): Promise<void> {
    await query(
      em(),
      `create function go_away() returns trigger language plpgsql as $$ begin
         raise exception 'terminating connection' using errcode = '57P01'; end $$`,
      [],
    );
    await query(
      em(),
      `create trigger go_away before insert on app_artefact for each row when (new.kind = '${kind}') execute function go_away()`,
      [],
    );
    try {
      await work();
    } finally {
      await query(em(), 'drop function go_away cascade', []);
    }
  }

  it.each(['AccessToken', 'RefreshToken'])('before the %s is kept has taken neither code nor refresh token', async (kind) => {
    const connected = await connect(test, `middle.${kind.toLowerCase()}`);
    const got = await obtainCode(connected.browser, { clientId: connected.app.clientId, scope: SCOPE });
    await whileNothingIsKept(kind, async () => {
      expect(await redeem(test, connected.app, got)).toEqual(NOT_NOW);
      expect(await refresh(connected)).toEqual(NOT_NOW);
    });
    const [redeemed, refreshed] = [await redeem(test, connected.app, got), await refresh(connected)];
    expect([redeemed.status, refreshed.status]).toEqual([200, 200]);
    expect([await isAlive(redeemed.access_token), await isAlive(refreshed.access_token)]).toEqual([true, true]);
  });

  it('leaves what is refused refused: a code that comes twice still ends its grant', async () => {
    const connected = await connect(test, 'middle.twice');
    const got = await obtainCode(connected.browser, { clientId: connected.app.clientId, scope: SCOPE });
    const first = await redeem(test, connected.app, got);
    expect(await redeem(test, connected.app, got)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await isAlive(first.access_token)).toBe(false);
  });
});

describe('a client id that no database can hold', () => {
  it('is one that nobody has', async () => {
    const { app } = await connect(test, 'odd.client');
    expect(await postForm(test, '/oauth/token', { grant_type: 'refresh_token', refresh_token: 'x', client_id: 'a\0b' })).toMatchObject({
      status: 401,
      error: 'invalid_client',
    });
    expect((await openBrowser(test).get(`/oauth/authorize?client_id=%00&response_type=code`)).status).toBe(400);
    expect(await addApp(test.services)).not.toEqual(app);
  });
});

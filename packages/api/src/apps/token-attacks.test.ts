import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appAtWork, SCOPE } from '../test/app-at-work.js';
import { atMinute } from '../test/logins.js';
import { addApp, connect, obtainCode, openBrowser, redeem, type Browser } from '../test/oauth.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { sweepArtefacts } from './artefact.store.js';
import type { AppCredentials } from './register-app.js';

let test: TestServer;
let app: AppCredentials;
let browser: Browser;
beforeAll(async () => {
  test = await startTestServer();
  app = await addApp(test.services);
  browser = openBrowser(test, await enter(test, 'oauth.holder'));
});
afterAll(() => test.stop());

const refresh = (who: AppCredentials, token: string | undefined) => appAtWork(test, who).refresh(token);
const introspect = (who: AppCredentials, token: string | undefined) => appAtWork(test, who).introspect(token);
const revoke = (who: AppCredentials, token: string) => appAtWork(test, who).revoke(token);

describe('OA-03: a code that is used again', () => {
  it('is refused, and what came of it is worth nothing any more', async () => {
    const got = await obtainCode(browser, { clientId: app.clientId, scope: SCOPE });
    const first = await redeem(test, app, got);
    expect(first.status).toBe(200);
    expect(await redeem(test, app, got)).toMatchObject({ status: 400, error: 'invalid_grant' });
    const refreshed = await refresh(app, first.refresh_token);
    expect(refreshed).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await introspect(app, first.access_token)).toMatchObject({ active: false });
  });
});

describe('OA-03: a second use that comes late', () => {
  it.each([
    ['a code, after its minute', 2, 'code'],
    ['a refresh token, after its thirty days', 31 * 24 * 60, 'refresh'],
  ] as const)('ends what came of the first: %s', async (_what, minutes, kind) => {
    const { app: own, browser: at } = await connect(test, `oauth.late.${kind}`);
    const got = await obtainCode(at, { clientId: own.clientId, scope: SCOPE });
    const first = await redeem(test, own, got);
    const next = await refresh(own, first.refresh_token);
    expect(next.status).toBe(200);
    await atMinute(test, minutes, async () => {
      await sweepArtefacts(test.services.database.fork());
      const again = kind === 'code' ? await redeem(test, own, got) : await refresh(own, first.refresh_token);
      expect(again).toMatchObject({ status: 400, error: 'invalid_grant' });
    });
    expect(await refresh(own, next.refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await introspect(own, next.access_token)).toMatchObject({ active: false });
  });

  it('by another app ends nothing', async () => {
    const { app: own, browser: at } = await connect(test, 'oauth.late.other');
    const got = await obtainCode(at, { clientId: own.clientId, scope: SCOPE });
    const first = await redeem(test, own, got);
    const other = await addApp(test.services);
    await atMinute(test, 2, async () => expect((await redeem(test, other, got)).status).toBe(400));
    expect((await refresh(own, first.refresh_token)).status).toBe(200);
  });
});

describe('a refresh token that is used again', () => {
  it('is refused, and so is everything of its grant', async () => {
    const { app: own, refreshToken } = await connect(test, 'oauth.reuse');
    const next = await refresh(own, refreshToken);
    expect(next.status).toBe(200);
    expect(await refresh(own, refreshToken)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await refresh(own, next.refresh_token)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await introspect(own, next.access_token)).toMatchObject({ active: false });
  });
});

describe('OA-06: what an app holds', () => {
  it('is worth nothing to another app, and goes on', async () => {
    const { app: own, token, refreshToken, browser: at } = await connect(test, 'oauth.bound');
    const other = await addApp(test.services);
    const got = await obtainCode(at, { clientId: own.clientId, scope: SCOPE });
    expect(await redeem(test, other, got)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await refresh(other, refreshToken)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await introspect(other, token)).toMatchObject({ status: 200, active: false });
    await revoke(other, token);
    await revoke(other, refreshToken);
    for (const secret of ['', 'wrong', own.secret ?? '']) {
      expect((await refresh({ ...other, secret }, refreshToken)).status).toBe(401);
    }
    expect(await introspect(own, token)).toMatchObject({ active: true, scope: SCOPE, client_id: own.clientId });
    expect((await redeem(test, own, got)).status).toBe(200);
    expect((await refresh(own, refreshToken)).status).toBe(200);
  });

  it('ends when the app gives it back', async () => {
    const { app: own, token, refreshToken } = await connect(test, 'oauth.back');
    expect((await revoke(own, token)).status).toBe(200);
    expect(await introspect(own, token)).toMatchObject({ active: false });
    expect((await refresh(own, refreshToken)).status).toBe(400);
  });
});

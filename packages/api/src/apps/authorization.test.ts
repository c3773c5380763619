import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { appAtWork } from '../test/app-at-work.js';
import { mailsTo } from '../test/mails.js';
import {
  addApp,
  approve,
  APPROVE,
  CALLBACK,
  connect,
  obtainCode,
  openBrowser,
  redeem,
  startAuthorization,
  type ApproveData,
} from '../test/oauth.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('the authorization server', () => {
  it('tells where everything is, and only what is there', async () => {
    const told = (await test.server.app.inject({ url: '/.well-known/openid-configuration' })).json<Record<string, unknown>>();
    const { publicOrigin } = test.services.config;
    expect(told).toMatchObject({
      issuer: publicOrigin,
      authorization_endpoint: `${publicOrigin}/oauth/authorize`,
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
    expect(told['scopes_supported']).toContain('installments:write');
    expect((await test.server.app.inject({ url: '/.well-known/oauth-authorization-server' })).json()).toEqual(told);
  });

  it('leads an app from consent to tokens, and keeps none of them in the clear', async () => {
    const entered = await enter(test, 'connect.whole');
    const app = await addApp(test.services, { scopes: ['accounts:read', 'statements:read'] });
    const browser = openBrowser(test, entered);
    const { code, verifier, callback } = await obtainCode(browser, { clientId: app.clientId, scope: 'openid accounts:read weather:read' });
    expect(callback.origin + callback.pathname).toBe(CALLBACK);
    expect(callback.searchParams.get('iss')).toBe(test.services.config.publicOrigin);
    const answer = await redeem(test, app, { code, verifier });
    expect(answer).toMatchObject({ status: 200, token_type: 'Bearer', scope: 'openid accounts:read', expires_in: 600 });
    const rows = await query<{ text: string }>(
      test.services.database.fork(),
      'select t::text as text from app_artefact t union all select g::text from app_grant g union all select a::text from app a',
      [],
    );
    for (const value of [code, answer.access_token, answer.refresh_token, app.secret ?? ''])
      expect(rows.filter(({ text }) => text.includes(String(value)))).toEqual([]);
  });

  it('asks the member in person each time, and in the browser that the app sent', async () => {
    const entered = await enter(test, 'connect.person');
    const app = await addApp(test.services);
    const [browser, other] = [openBrowser(test, entered), openBrowser(test, entered)];
    const asked = { clientId: app.clientId, scope: 'accounts:read' };
    const { requestId, status } = await startAuthorization(browser, asked);
    expect(status).toBe(303);
    // One is for a single address, where `__Host-` cannot be.
    expect([...browser.cookies.keys()].filter((name) => !/^__(Host|Secure)-meisai/.test(name))).toEqual([]);
    const read = 'query ($id: ID!) { authorizationRequest(id: $id) { app { name } scopes returnsTo validForDays } }';
    expect((await browser.ask(read, { id: requestId })).data).toEqual({
      authorizationRequest: { app: { name: 'Budget' }, scopes: ['ACCOUNTS_READ'], returnsTo: 'budget.example', validForDays: 180 },
    });
    // Who is lured to the consent page of somebody else's request sees nothing there, and agrees to nothing.
    expect((await other.ask(read, { id: requestId })).data).toEqual({ authorizationRequest: null });
    expect((await other.ask<ApproveData>(APPROVE, { id: requestId })).data?.approveAuthorization.__typename).toBe('AuthorizationGone');
    await obtainCode(browser, asked);
    // Agreed once, and asked again all the same; without a question nothing is granted.
    expect((await startAuthorization(browser, asked)).requestId).not.toBe('');
    const silent = await startAuthorization(browser, { ...asked, extra: { prompt: 'none' } });
    expect(new URL(silent.location).searchParams.get('error')).toMatch(/login_required|interaction_required|consent_required/);
  });

  it('takes the answers of several tabs, whichever comes first', async () => {
    const browser = openBrowser(test, await enter(test, 'connect.tabs'));
    const tabs = [];
    for (const name of ['One', 'Two', 'Three']) {
      const { clientId } = await addApp(test.services, { name });
      tabs.push({ name, ...(await startAuthorization(browser, { clientId, scope: 'accounts:read', state: name })) });
    }
    for (const { name, requestId } of tabs) {
      const { location } = await browser.get((await approve(browser, requestId)) ?? '/nowhere');
      expect(Object.fromEntries(new URL(location).searchParams)).toMatchObject({ code: expect.any(String), state: name });
    }
  });

  it('keeps no more than some requests for a browser, and the latest of them', async () => {
    const browser = openBrowser(test, await enter(test, 'connect.many'));
    const { clientId } = await addApp(test.services);
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.push((await startAuthorization(browser, { clientId, scope: 'accounts:read' })).requestId);
    const read = 'query ($id: ID!) { authorizationRequest(id: $id) { app { name } } }';
    const shown = await Promise.all(ids.map(async (id) => (await browser.ask<{ authorizationRequest: object | null }>(read, { id })).data));
    expect(shown.map((data) => data?.authorizationRequest !== null)).toEqual([false, false, true, true, true, true, true]);
  });

  it('tells an app that the member did not agree, and takes one answer to a question', async () => {
    const app = await addApp(test.services);
    const browser = openBrowser(test, await enter(test, 'connect.no'));
    const { requestId } = await startAuthorization(browser, { clientId: app.clientId, scope: 'accounts:read', state: 'of the app' });
    const decline = 'mutation ($id: ID!) { declineAuthorization(id: $id) { __typename ... on AuthorizationAnswered { continueUrl } } }';
    const declined = await browser.ask<{ declineAuthorization: { continueUrl: string } }>(decline, { id: requestId });
    expect((await browser.ask<ApproveData>(APPROVE, { id: requestId })).data?.approveAuthorization.__typename).toBe('AuthorizationGone');
    const { searchParams } = new URL((await browser.get(declined.data?.declineAuthorization.continueUrl ?? '')).location);
    expect(Object.fromEntries(searchParams)).toMatchObject({ error: 'access_denied', state: 'of the app', iss: expect.any(String) });
    expect(searchParams.has('code')).toBe(false);
  });

  it('wants fresh proof of who agrees, records it and tells them by mail', async () => {
    const entered = await enter(test, 'connect.proof');
    const app = await addApp(test.services);
    const browser = openBrowser(test, entered);
    const em = test.services.database.fork();
    const { requestId } = await startAuthorization(browser, { clientId: app.clientId, scope: 'accounts:read' });
    await query(em, `update session set proved_at = app_now() - interval '11 minutes'`, []);
    expect((await browser.ask<ApproveData>(APPROVE, { id: requestId })).data?.approveAuthorization.__typename).toBe('StepUpNeeded');
    await query(em, 'update session set proved_at = app_now()', []);
    expect((await browser.ask<ApproveData>(APPROVE, { id: requestId })).data?.approveAuthorization.__typename).toBe(
      'AuthorizationAnswered',
    );
    expect(
      await query(em, `select kind from activity where member_id = $1 and kind = 'APP_CONNECTED'`, [entered.member.memberId]),
    ).toHaveLength(1);
    expect((await mailsTo(test.services, 'connect.proof@example.jp')).map(({ subject }) => subject)).toContain('An app was connected');
  });

  it('refreshes a token by a new one each time', async () => {
    const { app, refreshToken, token } = await connect(test, 'connect.refresh');
    const next = await appAtWork(test, app).refresh(refreshToken);
    expect(next).toMatchObject({ status: 200, scope: 'accounts:read' });
    expect(next.refresh_token).not.toBe(refreshToken);
    expect(next.access_token).not.toBe(token);
  });

  it('ends a removed app, an expired grant and a closed login at once', async () => {
    const em = test.services.database.fork();
    for (const [who, end] of [
      ['over.app', `update app set removed_at = app_now() where client_id = $1`],
      ['over.grant', `update app_grant set expires_at = app_now() where app_id = (select id from app where client_id = $1)`],
      [
        'over.login',
        `update login set closed_at = app_now() where id = (select login_id from app_grant g join app a on a.id = g.app_id where client_id = $1)`,
      ],
    ] as const) {
      const { app, refreshToken } = await connect(test, who);
      await query(em, end, [app.clientId]);
      const answer = await appAtWork(test, app).refresh(refreshToken);
      expect([who, answer.status >= 400, answer.access_token]).toEqual([who, true, undefined]);
    }
  });
});

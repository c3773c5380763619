import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAccess } from '../identity/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { appAtWork, goWithPushed, SCOPE, VERIFIER } from '../test/app-at-work.js';
import { ALL_ACCESS, holdAccess, NO_ACCESS, worksOf, type HeldAccess, type WorkingAccess } from '../test/held-access.js';
import { outcomesOf } from '../test/logins.js';
import { tokenMailedTo } from '../test/mails.js';
import { approve, connect, obtainCode, openBrowser, redeem, startAuthorization, type ConnectedMember } from '../test/oauth.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const NEW_PASSWORD = 'kumo no ue no hiru';

const askFor = (token: string | undefined, document = '{ viewer { id accounts { name } } }') =>
  test.ask<{ viewer: object }>(document, {}, { authorization: `Bearer ${token}` });

const em = (): EntityManager => test.services.database.fork();

async function loginIdOf({ entered }: ConnectedMember): Promise<string> {
  const [login] = await query<{ id: string }>(em(), 'select id from login where member_id = $1', [entered.member.memberId]);
  return login?.id ?? '';
}

describe('OA-10: what an app holds, after something happened to the account', () => {
  it.each<[string, WorkingAccess, (held: HeldAccess) => Promise<void>]>([
    ['nothing happened', ALL_ACCESS, async () => undefined],
    [
      'the login locked itself: a stranger must not cut apps off by guessing',
      ALL_ACCESS,
      async ({ entered: { member } }) => {
        expect(await outcomesOf(test, member.userId, ['x', 'y', 'z', 'w'])).toContain('LoginLocked');
      },
    ],
    [
      'the member changed the password, knowing the old one',
      ALL_ACCESS,
      async ({ browser, entered: { member } }) => {
        const change =
          'mutation ($old: String!, $new: String!) { changePassword(input: { currentPassword: $old, newPassword: $new }) { __typename } }';
        const answer = await browser.ask<object>(change, { old: member.password, new: NEW_PASSWORD });
        expect(JSON.stringify(answer.data)).toContain('ChangePasswordSuccess');
        const [name = '', value = ''] = (answer.cookie ?? '').split('=', 2);
        browser.cookies.set(name, value);
      },
    ],
    [
      'the password was reissued',
      NO_ACCESS,
      async ({ entered: { member } }) => {
        await test.ask(ASK_REISSUE, { userId: member.userId });
        const token = await tokenMailedTo(test.services, `${member.userId}@example.jp`);
        const input = { userId: member.userId, token, newPassword: NEW_PASSWORD };
        expect((await test.ask<ReissueData>(REISSUE, { input })).data?.reissuePassword.__typename).toBe('ReissuePasswordSuccess');
      },
    ],
    [
      'the desk locked the login',
      NO_ACCESS,
      async (held) => {
        const loginId = await loginIdOf(held);
        await em().transactional((tx) => endAccess(tx as EntityManager, loginId));
      },
    ],
    [
      'the login was closed with the last account',
      NO_ACCESS,
      async (held) => void (await query(em(), 'update login set closed_at = app_now() where id = $1', [await loginIdOf(held)])),
    ],
    [
      'the issuer removed the app',
      { ...NO_ACCESS, script: true },
      async ({ app }) => void (await query(em(), 'update app set removed_at = app_now() where client_id = $1', [app.clientId])),
    ],
    [
      'the days of the grant are over: the next one is asked for',
      { ...NO_ACCESS, script: true, waiting: true, pushed: true },
      async (held) => void (await query(em(), 'update app_grant set expires_at = app_now() where login_id = $1', [await loginIdOf(held)])),
    ],
    [
      'the member cut the app off: the next one is asked for',
      { ...NO_ACCESS, script: true, waiting: true, pushed: true },
      async ({ browser }) => {
        const list = '{ viewer { login { connectedApps(first: 1) { edges { node { id } } } } } }';
        const { data } = await browser.ask<{ viewer: { login: { connectedApps: { edges: { node: { id: string } }[] } } } }>(list);
        const id = data?.viewer.login.connectedApps.edges[0]?.node.id;
        const cut = await browser.ask<object>('mutation ($id: ID!) { disconnectApp(id: $id) { __typename } }', { id });
        expect(JSON.stringify(cut.data)).toContain('DisconnectAppSuccess');
      },
    ],
  ])('%s', async (what, works, happen) => {
    const held = await holdAccess(test, `event.n${what.length}.${[...what].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`);
    await happen(held);
    expect(await worksOf(test, held)).toEqual(works);
  });
});

describe('OA-09: an app that asks for more', () => {
  const READ = 'query ($id: ID!) { authorizationRequest(id: $id) { app { name } scopes returnsTo validForDays } }';

  it('has it asked for and shown; what it had stays as narrow as it was', async () => {
    const { app, browser, token, refreshToken } = await connect(test, 'wider.one', ['accounts:read', 'profile:read']);
    const first = await obtainCode(browser, { clientId: app.clientId, scope: SCOPE });
    const narrow = await redeem(test, app, first);
    const wider = await startAuthorization(browser, { clientId: app.clientId, scope: 'accounts:read profile:read' });
    expect((await browser.ask(READ, { id: wider.requestId })).data).toEqual({
      authorizationRequest: {
        app: { name: 'Budget' },
        scopes: ['ACCOUNTS_READ', 'PROFILE_READ'],
        returnsTo: 'budget.example',
        validForDays: 180,
      },
    });
    const name = '{ viewer { name { family } } }';
    expect((await askFor(narrow.access_token, name)).status).toBe(403);
    expect((await askFor(token, name)).status).toBe(200);
    const { refresh } = appAtWork(test, app);
    const more = await refresh(narrow.refresh_token, { scope: 'accounts:read profile:read' });
    expect(more).toMatchObject({ status: 400, error: 'invalid_scope' });
    const less = await refresh(refreshToken, { scope: 'accounts:read' });
    expect((await askFor(less.access_token, name)).status).toBe(403);
  });

  it('than it was registered with gets no more than that, whoever agrees', async () => {
    const { app, browser } = await connect(test, 'wider.two', ['accounts:read']);
    const { requestId } = await startAuthorization(browser, { clientId: app.clientId, scope: 'accounts:read installments:write' });
    if (requestId !== '') expect(JSON.stringify((await browser.ask(READ, { id: requestId })).data)).toContain('"scopes":["ACCOUNTS_READ"]');
  });

  it('from another address is told to go, in words to whoever sits there', async () => {
    const { app } = await connect(test, 'moved.one');
    const { status, location, body } = await startAuthorization(openBrowser(test, await enter(test, 'moved.two')), {
      clientId: app.clientId,
      scope: SCOPE,
      extra: { redirect_uri: 'https://budget.example/elsewhere' },
    });
    expect([status, location]).toEqual([400, '']);
    expect(body).toContain('invalid_redirect_uri');
  });
});

describe('a request under way', () => {
  it('is redeemed by the verifier it began with', async () => {
    // So that the table above can tell: the pushed request there is one that works.
    const held = await holdAccess(test, 'under.way');
    const id = await goWithPushed(held.browser, held.app, held.pushed);
    const { location } = await held.browser.get((await approve(held.browser, id)) ?? '/nowhere');
    const code = new URL(location).searchParams.get('code') ?? '';
    expect((await redeem(test, held.app, { code, verifier: VERIFIER })).status).toBe(200);
  });
});

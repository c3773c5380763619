import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endAccess } from '../identity/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { outcomesOf } from '../test/logins.js';
import { tokenMailedTo } from '../test/mails.js';
import {
  APPROVE,
  CALLBACK,
  connect,
  obtainCode,
  openBrowser,
  postForm,
  redeem,
  startAuthorization,
  type ApproveData,
  type Browser,
  type ConnectedMember,
} from '../test/oauth.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const SCOPE = 'accounts:read';
/** RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const NEW_PASSWORD = 'kumo no ue no hiru';

const askFor = (token: string | undefined, document = '{ viewer { id accounts { name } } }') =>
  test.ask<{ viewer: object }>(document, {}, { authorization: `Bearer ${token}` });

/** Everything an app can hold of a member at once. */
interface Held extends ConnectedMember {
  code: { code: string; verifier: string };
  /** A request that was pushed and never sent the browser to. */
  pushed: string;
  /** A request whose question the member has before them. */
  waiting: string;
}

async function hold(userId: string): Promise<Held> {
  const connected = await connect(test, userId);
  const { app, browser } = connected;
  const pushed = await postForm(test, '/oauth/par', {
    ...credentials(connected),
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: SCOPE,
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  });
  const code = await obtainCode(browser, { clientId: app.clientId, scope: SCOPE });
  const { requestId: waiting } = await startAuthorization(browser, { clientId: app.clientId, scope: SCOPE });
  return { ...connected, code, pushed: String(pushed['request_uri']), waiting };
}

function credentials({ app }: Pick<ConnectedMember, 'app'>) {
  return { client_id: app.clientId, client_secret: app.secret ?? '' };
}

async function approve(browser: Browser, id: string): Promise<boolean> {
  const { data } = await browser.ask<ApproveData>(APPROVE, { id });
  return data?.approveAuthorization.__typename === 'AuthorizationAnswered';
}

/** What of it still works: each is tried once, what would spend another thing last. */
async function worksOf(held: Held): Promise<Record<'token' | 'waiting' | 'pushed' | 'code' | 'refresh', boolean>> {
  const token = (await askFor(held.token)).status === 200;
  const waiting = await approve(held.browser, held.waiting);
  const asked = new URLSearchParams({ client_id: held.app.clientId, request_uri: held.pushed });
  const led = await held.browser.get(`/oauth/authorize?${asked.toString()}`);
  const pushed = await approve(held.browser, /\/oauth\/consent\/([\w-]+)$/.exec(led.location)?.[1] ?? 'none');
  const code = (await redeem(test, held.app, held.code)).status === 200;
  const form = { grant_type: 'refresh_token', refresh_token: held.refreshToken, ...credentials(held) };
  const refresh = (await postForm(test, '/oauth/token', form)).status === 200;
  return { token, waiting, pushed, code, refresh };
}

const ALL = { token: true, waiting: true, pushed: true, code: true, refresh: true };
const NOTHING = { token: false, waiting: false, pushed: false, code: false, refresh: false };

const em = (): EntityManager => test.services.database.fork();

async function loginIdOf({ entered }: ConnectedMember): Promise<string> {
  const [login] = await query<{ id: string }>(em(), 'select id from login where member_id = $1', [entered.member.memberId]);
  return login?.id ?? '';
}

describe('OA-10: what an app holds, after something happened to the account', () => {
  it.each<[string, typeof ALL, (held: Held) => Promise<void>]>([
    ['nothing happened', ALL, async () => undefined],
    [
      'the login locked itself: a stranger must not cut apps off by guessing',
      ALL,
      async ({ entered: { member } }) => {
        expect(await outcomesOf(test, member.userId, ['x', 'y', 'z', 'w'])).toContain('LoginLocked');
      },
    ],
    [
      'the member changed the password, knowing the old one',
      ALL,
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
      NOTHING,
      async ({ entered: { member } }) => {
        await test.ask(ASK_REISSUE, { userId: member.userId });
        const token = await tokenMailedTo(test.services, `${member.userId}@example.jp`);
        const input = { userId: member.userId, token, newPassword: NEW_PASSWORD };
        expect((await test.ask<ReissueData>(REISSUE, { input })).data?.reissuePassword.__typename).toBe('ReissuePasswordSuccess');
      },
    ],
    [
      'the desk locked the login',
      NOTHING,
      async (held) => {
        const loginId = await loginIdOf(held);
        await em().transactional((tx) => endAccess(tx as EntityManager, loginId));
      },
    ],
    [
      'the login was closed with the last account',
      NOTHING,
      async (held) => void (await query(em(), 'update login set closed_at = app_now() where id = $1', [await loginIdOf(held)])),
    ],
    [
      'the issuer removed the app',
      NOTHING,
      async ({ app }) => void (await query(em(), 'update app set removed_at = app_now() where client_id = $1', [app.clientId])),
    ],
    [
      'the days of the grant are over: the next one is asked for',
      { ...NOTHING, waiting: true, pushed: true },
      async (held) => void (await query(em(), 'update app_grant set expires_at = app_now() where login_id = $1', [await loginIdOf(held)])),
    ],
    [
      'the member cut the app off: the next one is asked for',
      { ...NOTHING, waiting: true, pushed: true },
      async ({ browser }) => {
        const list = '{ viewer { login { connectedApps(first: 1) { edges { node { id } } } } } }';
        const { data } = await browser.ask<{ viewer: { login: { connectedApps: { edges: { node: { id: string } }[] } } } }>(list);
        const id = data?.viewer.login.connectedApps.edges[0]?.node.id;
        const cut = await browser.ask<object>('mutation ($id: ID!) { disconnectApp(id: $id) { __typename } }', { id });
        expect(JSON.stringify(cut.data)).toContain('DisconnectAppSuccess');
      },
    ],
  ])('%s', async (what, works, happen) => {
    const held = await hold(`event.n${what.length}.${[...what].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`);
    await happen(held);
    expect(await worksOf(held)).toEqual(works);
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
    const form = {
      grant_type: 'refresh_token',
      refresh_token: narrow.refresh_token ?? '',
      client_id: app.clientId,
      client_secret: app.secret ?? '',
    };
    expect(await postForm(test, '/oauth/token', { ...form, scope: 'accounts:read profile:read' })).toMatchObject({
      status: 400,
      error: 'invalid_scope',
    });
    const narrower = { ...form, refresh_token: refreshToken, scope: 'accounts:read' };
    const less = await postForm(test, '/oauth/token', narrower);
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
    const held = await hold('under.way');
    const led = await held.browser.get(`/oauth/authorize?client_id=${held.app.clientId}&request_uri=${encodeURIComponent(held.pushed)}`);
    const id = /\/oauth\/consent\/([\w-]+)$/.exec(led.location)?.[1] ?? '';
    const { data } = await held.browser.ask<ApproveData>(APPROVE, { id });
    const { location } = await held.browser.get(data?.approveAuthorization.continueUrl ?? '/nowhere');
    const code = new URL(location).searchParams.get('code') ?? '';
    expect((await redeem(test, held.app, { code, verifier: VERIFIER })).status).toBe(200);
  });
});

import { SCOPES } from '@meisai/schema/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { appAtWork } from '../test/app-at-work.js';
import { tokenMailedTo } from '../test/mails.js';
import { connect, openBrowser, type ConnectedMember } from '../test/oauth.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { enrolMember, startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const APPS = `{ viewer { login { connectedApps(first: 10) { edges { node {
  id app { name homepage } scopes connectedAt expiresAt uses { scope lastUsedAt } } } } } } }`;

interface AppsData {
  viewer: {
    login: { connectedApps: { edges: { node: { id: string; app: { name: string }; scopes: string[]; uses: { scope: string }[] } }[] } };
  };
}

async function appsOf({ browser }: Pick<ConnectedMember, 'browser'>) {
  const { data } = await browser.ask<AppsData>(APPS);
  return data?.viewer.login.connectedApps.edges.map(({ node }) => node) ?? [];
}

const DISCONNECT = 'mutation ($id: ID!) { disconnectApp(id: $id) { __typename } }';

function ask(token: string, document = '{ viewer { id accounts { id cards(first: 9) { edges { node { lastFour } } } } } }') {
  return test.ask<{ viewer: object }>(document, {}, { authorization: `Bearer ${token}` });
}

describe('a connected app', () => {
  it('is listed with what it may do and what it made use of, and cut off at once', async () => {
    const connected = await connect(test, 'apps.listed', ['accounts:read', 'profile:read']);
    expect(await appsOf(connected)).toMatchObject([{ app: { name: 'Budget' }, scopes: ['ACCOUNTS_READ', 'PROFILE_READ'], uses: [] }]);
    expect((await ask(connected.token)).status).toBe(200);
    const [node] = await appsOf(connected);
    expect(node?.uses.map(({ scope }) => scope)).toEqual(['ACCOUNTS_READ']);

    const { data } = await connected.browser.ask(DISCONNECT, { id: node?.id });
    expect(data).toEqual({ disconnectApp: { __typename: 'DisconnectAppSuccess' } });
    expect((await ask(connected.token)).status).toBe(401);
    const refreshed = await appAtWork(test, connected.app).refresh(connected.refreshToken);
    expect(refreshed).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await appsOf(connected)).toEqual([]);
    expect((await connected.browser.ask(DISCONNECT, { id: node?.id })).data).toEqual({
      disconnectApp: { __typename: 'ConnectedAppNotFound' },
    });
  });

  it('has come by, whatever it asked for: for what is of no kind of its own, and for what it is refused', async () => {
    const connected = await connect(test, 'apps.poller');
    const lastAccess = async () => {
      const list = '{ viewer { login { connectedApps(first: 1) { edges { node { lastUsedAt uses { scope } } } } } } }';
      const { data } = await connected.browser.ask<{
        viewer: { login: { connectedApps: { edges: { node: { lastUsedAt: string | null; uses: object[] } }[] } } };
      }>(list);
      return data?.viewer.login.connectedApps.edges[0]?.node;
    };
    expect(await lastAccess()).toEqual({ lastUsedAt: null, uses: [] });
    await ask(connected.token, '{ viewer { id accounts { id } } }');
    expect(await lastAccess()).toEqual({ lastUsedAt: expect.any(String), uses: [] });
    await query(test.services.database.fork(), 'update app_grant set last_used_at = null', []);
    expect((await ask(connected.token, '{ viewer { name { family } } }')).status).toBe(403);
    expect(await lastAccess()).toEqual({ lastUsedAt: expect.any(String), uses: [] });
  });

  it('is its member’s alone: nobody else cuts it off', async () => {
    const connected = await connect(test, 'apps.own');
    const stranger = openBrowser(test, await enter(test, 'apps.stranger'));
    const [node] = await appsOf(connected);
    expect((await stranger.ask(DISCONNECT, { id: node?.id })).data).toEqual({ disconnectApp: { __typename: 'ConnectedAppNotFound' } });
    expect(await appsOf({ browser: stranger })).toEqual([]);
    expect((await ask(connected.token)).status).toBe(200);
  });
});

describe('a script', () => {
  it('AU-23: ends with the password it was made under, as apps do', async () => {
    const connected = await connect(test, 'event.reissue');
    const { member } = connected.entered;
    const made = await connected.browser.ask<CreateData>(CREATE, { input: { name: 'x', scopes: ['ACCOUNTS_READ'], validForDays: 1 } });
    const script = made.data?.createPersonalToken.secret ?? '';
    await test.ask(ASK_REISSUE, { userId: member.userId });
    const token = await tokenMailedTo(test.services, `${member.userId}@example.jp`);
    const input = { userId: member.userId, token, newPassword: 'kumo no ue no hiru' };
    expect((await test.ask<ReissueData>(REISSUE, { input })).data?.reissuePassword.__typename).toBe('ReissuePasswordSuccess');
    expect([(await ask(connected.token)).status, (await ask(script)).status]).toEqual([401, 401]);
  });
});

const CREATE = `mutation ($input: CreatePersonalTokenInput!) { createPersonalToken(input: $input) {
  __typename ... on CreatePersonalTokenSuccess { secret token { id name scopes uses { scope } } } ... on Refusal { code } } }`;
const TOKENS = '{ viewer { login { personalTokens(first: 50) { edges { node { id name scopes uses { scope } } } } } } }';

interface CreateData {
  createPersonalToken: { __typename: string; secret: string; token: { id: string } };
}

describe('a personal token', () => {
  const input = { name: 'my script', scopes: ['ACCOUNTS_READ'], validForDays: 30 };

  it('is told once, kept as a hash, works within its scopes, and ends when it is revoked', async () => {
    const browser = openBrowser(test, await enter(test, 'token.one'));
    const { data } = await browser.ask<CreateData>(CREATE, { input });
    const { secret, token } = data?.createPersonalToken ?? { secret: '', token: { id: '' } };
    expect(secret).toMatch(/^meisai_[\w-]{43}$/);
    expect((await ask(secret)).status).toBe(200);
    expect((await ask(secret, '{ viewer { name { family } } }')).status).toBe(403);
    const kept = await query<{ text: string }>(test.services.database.fork(), 'select t::text as text from personal_token t', []);
    expect(kept.some(({ text }) => text.includes(secret))).toBe(false);
    const listed = JSON.stringify((await browser.ask(TOKENS)).data);
    expect(listed).toContain('"uses":[{"scope":"ACCOUNTS_READ"}]');
    expect(listed).not.toContain(secret);
    const revoke = 'mutation ($id: ID!) { revokePersonalToken(id: $id) { __typename } }';
    expect((await browser.ask(revoke, { id: token.id })).data).toEqual({
      revokePersonalToken: { __typename: 'RevokePersonalTokenSuccess' },
    });
    expect((await ask(secret)).status).toBe(401);
    expect((await browser.ask(revoke, { id: token.id })).data).toEqual({ revokePersonalToken: { __typename: 'PersonalTokenNotFound' } });
  });

  it.each([
    [{ ...input, name: ' ' }],
    [{ ...input, name: 'x'.repeat(61) }],
    [{ ...input, scopes: [] }],
    [{ ...input, validForDays: 0 }],
    [{ ...input, validForDays: 366 }],
  ])('cannot be made as %j', async (wrong) => {
    const browser = openBrowser(test, await enter(test, `token.w${JSON.stringify(wrong).length}`));
    expect((await browser.ask<CreateData>(CREATE, { input: wrong })).data?.createPersonalToken).toMatchObject({
      code: 'PERSONAL_TOKEN_REJECTED',
    });
  });

  it('cannot be made without fresh proof, by a token, nor a twenty-first time, also all at once', async () => {
    const entered = await enter(test, 'token.many');
    const browser = openBrowser(test, entered);
    const made = await Promise.all(
      Array.from({ length: 22 }, () =>
        browser.ask<CreateData>(CREATE, { input: { ...input, scopes: SCOPES.map((scope) => scope.replace(':', '_').toUpperCase()) } }),
      ),
    );
    const kinds = made.map(({ data }) => data?.createPersonalToken.__typename);
    expect(kinds.filter((kind) => kind === 'CreatePersonalTokenSuccess')).toHaveLength(20);
    expect(kinds.filter((kind) => kind === 'TooManyPersonalTokens')).toHaveLength(2);
    const secret = made.find(({ data }) => data?.createPersonalToken.secret !== undefined)?.data?.createPersonalToken.secret ?? '';
    expect((await test.ask(CREATE, { input }, { authorization: `Bearer ${secret}` })).status).toBe(403);
    await query(test.services.database.fork(), `update session set proved_at = app_now() - interval '11 minutes'`, []);
    expect((await browser.ask<CreateData>(CREATE, { input })).data?.createPersonalToken.__typename).toBe('StepUpNeeded');
  });
});

describe('the fair share of an app', () => {
  it('is told with each answer, refused when it is spent, and whole again after an hour', async () => {
    const connected = await connect(test, 'budget.one');
    const em = test.services.database.fork();
    const first = await ask(connected.token);
    expect(first.headers['ratelimit-policy']).toBe('"app";q=1000000;w=3600');
    const [, left = ''] = /^"app";r=(\d+);t=3600$/.exec(String(first.headers['ratelimit'])) ?? [];
    expect(Number(left)).toBeLessThan(1_000_000);
    await query(em, 'update app_budget set spent = 999999', []);
    const refused = await ask(connected.token);
    expect([refused.status, refused.data, refused.errors?.[0]?.extensions['code']]).toEqual([429, null, 'BUDGET_SPENT']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500);
    // The member in person and another app of theirs are not held up by it.
    expect((await connected.browser.ask('{ viewer { id } }')).data).not.toBeNull();
    const other = await connect(test, connected.entered.member);
    expect((await ask(other.token)).status).toBe(200);
    await query(em, `update app_budget set window_start = app_now() - interval '61 minutes'`, []);
    expect((await ask(connected.token)).status).toBe(200);
  });

  it('pays a little for what is refused, too', async () => {
    const { token } = await connect(test, 'budget.refused');
    const spentOf = async (document: string) => {
      const { status, headers } = await ask(token, document);
      return [status, 1_000_000 - Number(/r=(\d+)/.exec(String(headers['ratelimit']))?.[1])];
    };
    expect(await spentOf('{ viewer { name { family } } }')).toEqual([403, 100]);
    expect(await spentOf('{ viewer { nothing } }')).toEqual([400, 200]);
    expect(await spentOf('{ viewer {')).toEqual([400, 300]);
  });

  it('tells the cost in extensions', async () => {
    const { token } = await connect(test, await enrolMember(test.services, 'budget.two'));
    const response = await test.server.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      payload: JSON.stringify({ query: '{ viewer { id accounts { id name } } }' }),
    });
    const { extensions } = response.json<{ extensions: { cost: Record<string, number> } }>();
    expect(extensions.cost).toMatchObject({ limit: 1_000_000, resetsInSeconds: 3600 });
    expect((extensions.cost['remaining'] ?? 0) + (extensions.cost['requested'] ?? 0)).toBe(1_000_000);
  });
});

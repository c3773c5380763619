import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAuthenticator } from '../factors/index.js';
import { findLoginOfMember } from '../identity/index.js';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { untilWaiting, whileHeld } from '../test/lock-waits.js';
import { tokenMailedTo } from '../test/mails.js';
import { addApp, APPROVE, openBrowser, startAuthorization, type ApproveData, type Browser } from '../test/oauth.js';
import { act, memberGlobalId, passCheck, startOperator, type OperatorAtWork } from '../test/operators.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { ASK_REISSUE, REISSUE, type ReissueData } from '../test/recovery.js';
import { startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { endSession, enter, sessionIdOf } from '../test/sessions.js';

let postgres: TestPostgres;
let test: TestServer;
let operator: OperatorAtWork;
let other: OperatorAtWork;
beforeAll(async () => {
  postgres = await startPostgres();
  test = await startTestServer({ DATABASE_URL: postgres.url });
  [operator, other] = [await startOperator(test.services), await startOperator(test.services)];
}, 120_000);
afterAll(async () => {
  await test.stop();
  await postgres.stop();
});

const CREATE = 'mutation ($input: CreatePersonalTokenInput!) { createPersonalToken(input: $input) { __typename } }';
const INPUT = { name: 'thief', scopes: ['ACCOUNTS_READ'], validForDays: 365 };

/** Each prepares what it takes, and gives the act that ends access. */
type Prepare = (member: EnrolledMember) => Promise<() => Promise<string | undefined>>;

const reissue: Prepare = async ({ userId }) => {
  await test.ask(ASK_REISSUE, { userId });
  const token = await tokenMailedTo(test.services, `${userId}@example.jp`);
  const input = { userId, token, newPassword: 'kumo no ue no hiru' };
  return async () => (await test.ask<ReissueData>(REISSUE, { input })).data?.reissuePassword.__typename;
};

const lock: Prepare = async (member) => () =>
  act(test, operator, 'lockLogin', 'MemberActInput', { memberId: memberGlobalId(member), reason: 'Their bag was stolen.' });

const close: Prepare =
  async ({ accountId }) =>
  () =>
    act(test, operator, 'closeAccount', 'CloseAccountInput', { accountId: globalId('Account', accountId), reason: 'They asked for it.' });

const removeFactors: Prepare = async (member) => {
  const em = test.services.database.fork();
  const login = await findLoginOfMember(em, member.memberId);
  await em.transactional((tx) => addAuthenticator(tx as EntityManager, test.services.keys, login?.id ?? ''));
  await passCheck(test, operator, member);
  const input = { memberId: memberGlobalId(member), reason: 'The telephone is lost.' };
  expect(await act(test, operator, 'proposeSecondFactorRemoval', 'MemberActInput', input)).toBe('ActProposed');
  const { data } = await test.ask<{ proposals: { id: string }[] }>('{ proposals { id } }', {}, other.headers);
  const proposalId = data?.proposals.at(-1)?.id;
  return () => act(test, other, 'approveProposal', 'DecideProposalInput', { proposalId, reason: 'I called back.' });
};

async function liveAccessOf({ memberId }: EnrolledMember): Promise<string[]> {
  const rows = await query<{ what: string }>(
    test.services.database.fork(),
    `select 'token' as what from personal_token t join login l on l.id = t.login_id where l.member_id = $1 and revoked_at is null
     union all select 'grant' from app_grant g join login l on l.id = g.login_id where l.member_id = $1 and revoked_at is null`,
    [memberId],
  );
  return rows.map(({ what }) => what);
}

async function approve(browser: Browser, id: string): Promise<string | undefined> {
  return (await browser.ask<ApproveData>(APPROVE, { id })).data?.approveAuthorization.__typename;
}

async function createToken(browser: Browser): Promise<string | undefined> {
  return (await browser.ask<{ createPersonalToken: { __typename: string } }>(CREATE, { input: INPUT })).data?.createPersonalToken
    .__typename;
}

/** What becomes of an act that ends access, and of a token and a consent asked for while it is under way: it has done all but the record. */
async function raceOf(end: () => Promise<string | undefined>, browser: Browser, requestId: string): Promise<(string | undefined)[]> {
  const answers: Promise<string | undefined>[] = [];
  await whileHeld(test.services, 'activity', async () => {
    answers.push(end());
    await untilWaiting(test.services, 1);
    answers.push(createToken(browser), approve(browser, requestId));
    await untilWaiting(test.services, 3);
  });
  return Promise.all(answers);
}

describe('a stolen session, while access ends', () => {
  it.each<[string, string, string, Prepare]>([
    ['reissue', 'the password is reissued', 'ReissuePasswordSuccess', reissue],
    ['lock', 'the desk locks the login', 'LoginLockedByConcierge', lock],
    ['close', 'the last account is closed', 'AccountClosed', close],
    ['factors', 'two operators remove the second factors', 'ProposalApproved', removeFactors],
  ])('makes neither a token nor a grant that outlives it: on %s, %s', { timeout: 60_000 }, async (name, _what, done, prepare) => {
    const { member, cookie, device } = await enter(test, `race.${name}`);
    const browser = openBrowser(test, { member, cookie, device });
    const app = await addApp(test.services);
    const { requestId } = await startAuthorization(browser, { clientId: app.clientId, scope: 'accounts:read' });
    expect(requestId).not.toBe('');
    const end = await prepare(member);
    expect(await raceOf(end, browser, requestId)).toEqual([done, 'NotLoggedIn', 'NotLoggedIn']);
    expect(await liveAccessOf(member)).toEqual([]);
  });

  it('makes neither after the member ended it from another browser', { timeout: 60_000 }, async () => {
    const { member, cookie, device } = await enter(test, 'race.session');
    const own = await enter(test, member);
    const browser = openBrowser(test, { member, cookie, device });
    const app = await addApp(test.services);
    const { requestId } = await startAuthorization(browser, { clientId: app.clientId, scope: 'accounts:read' });
    const sessionId = await sessionIdOf(test, cookie);
    const end = async () => (await endSession(test, own.cookie, sessionId))?.__typename;
    expect(await raceOf(end, browser, requestId)).toEqual(['EndSessionSuccess', 'NotLoggedIn', 'NotLoggedIn']);
    expect(await liveAccessOf(member)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startReenrolmentFor } from '../enrolment/index.js';
import { addAuthenticator } from '../factors/index.js';
import { addLogin, findLoginOfMember } from '../identity/index.js';
import { globalId, type EntityManager } from '../platform/index.js';
import { issueTestCard } from '../test/cards.js';
import { ENROL, ENROL_PASSWORD, type EnrolData } from '../test/enrolment.js';
import { addToFamily } from '../test/family.js';
import { ALL_ACCESS, holdAccess, NO_ACCESS, worksOf, type HeldAccess, type WorkingAccess } from '../test/held-access.js';
import { codeMailedTo } from '../test/mails.js';
import { addApp, approve, obtainCode, openBrowser, redeem, startAuthorization } from '../test/oauth.js';
import { act, memberGlobalId, passCheck, startOperator, type OperatorAtWork } from '../test/operators.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { removeApp } from './register-app.js';

let test: TestServer;
let operator: OperatorAtWork;
let other: OperatorAtWork;
beforeAll(async () => {
  test = await startTestServer();
  [operator, other] = [await startOperator(test.services), await startOperator(test.services)];
});
afterAll(() => test.stop());

const em = (): EntityManager => test.services.database.fork();

/** What one operator proposes, and the other approves. */
async function agreeOn(member: EnrolledMember, mutation: string, type: string, more: object): Promise<string | undefined> {
  await passCheck(test, operator, member);
  const about = { memberId: memberGlobalId(member), reason: 'They called.' };
  expect(await act(test, operator, mutation, type, { ...about, ...more })).toBe('ActProposed');
  const { data } = await test.ask<{ proposals: { id: string; userId: string }[] }>('{ proposals { id userId } }', {}, other.headers);
  const proposalId = data?.proposals.find(({ userId }) => userId === member.userId)?.id;
  return act(test, other, 'approveProposal', 'DecideProposalInput', { proposalId, reason: 'I called back.' });
}

async function removeFactors(member: EnrolledMember): Promise<string | undefined> {
  const login = await findLoginOfMember(em(), member.memberId);
  await em().transactional((tx) => addAuthenticator(tx as EntityManager, test.services.keys, login?.id ?? ''));
  return agreeOn(member, 'proposeSecondFactorRemoval', 'MemberActInput', {});
}

/** A member whose card is known by its number, so that they can enrol anew with it. */
async function memberWithProof(userId: string) {
  const card = await issueTestCard(test.services);
  const password = `${userId}-right-password`;
  const passwordHash = await test.services.passwordHasher.hash(password);
  await addLogin(em(), { person: { memberId: card.memberId }, userId, passwordHash });
  return { ...card, cardId: '', userId, password };
}

type Happen = (held: HeldAccess, member: EnrolledMember) => Promise<unknown>;

describe('OA-10: what apps and scripts hold, after an act on the account', () => {
  it.each<[string, string, unknown, WorkingAccess, Happen]>([
    ['nothing', 'nothing is done', undefined, ALL_ACCESS, async () => undefined],
    [
      'renamed',
      'the member changes the user ID',
      'ChangeUserIdSuccess',
      ALL_ACCESS,
      async ({ browser }) => {
        const change = 'mutation { act: changeUserId(userId: "renamed.since") { __typename } }';
        return (await browser.ask<{ act: { __typename: string } }>(change)).data?.act.__typename;
      },
    ],
    [
      'locked',
      'the desk locks the login',
      'LoginLockedByConcierge',
      NO_ACCESS,
      (_held, member) => act(test, operator, 'lockLogin', 'MemberActInput', { memberId: memberGlobalId(member), reason: 'Stolen.' }),
    ],
    [
      'closed',
      'the desk closes the last account',
      'AccountClosed',
      NO_ACCESS,
      (_held, { accountId }) =>
        act(test, operator, 'closeAccount', 'CloseAccountInput', { accountId: globalId('Account', accountId), reason: 'Asked for.' }),
    ],
    ['factors', 'the desk removes the second factors', 'ProposalApproved', NO_ACCESS, (_held, member) => removeFactors(member)],
    [
      'moved',
      'the desk changes the mail address',
      'ProposalApproved',
      NO_ACCESS,
      (_held, member) => agreeOn(member, 'proposeContactChange', 'ProposeContactChangeInput', { email: 'moved.since@example.jp' }),
    ],
    [
      'removed',
      'the issuer removes the app, and the script goes on',
      true,
      { ...NO_ACCESS, script: true },
      ({ app }) => removeApp(em(), app.clientId),
    ],
  ])('%s: %s', async (name, _what, done, works, happen) => {
    const member = await enrolMember(test.services, `acts.${name}`);
    const held = await holdAccess(test, member);
    expect(await happen(held, member)).toBe(done);
    expect(await worksOf(test, held)).toEqual(works);
  });

  it('the member enrols anew with the card: nothing is left', async () => {
    const member = await memberWithProof('acts.anew');
    const held = await holdAccess(test, member);
    await em().transactional((tx) => startReenrolmentFor(tx as EntityManager, test.services, member.memberId));
    const code = await codeMailedTo(test.services, member.email);
    const input = { card: member.proof, code: code ?? '', userId: 'acts.anew.two', password: ENROL_PASSWORD };
    expect((await test.ask<EnrolData>(ENROL, { input })).data?.enrol.__typename).toBe('EnrolSuccess');
    expect(await worksOf(test, held)).toEqual(NO_ACCESS);
  });
});

describe('a supplementary member', () => {
  it('is asked for, shown and agrees to what can be theirs, and no more', async () => {
    const basic = await enrolMember(test.services, 'family.basic');
    const browser = openBrowser(test, await enter(test, await addToFamily(test, basic, 'family.other')));
    const scopes = ['accounts:read', 'statements:write', 'installments:read', 'installments:write'] as const;
    const app = await addApp(test.services, { scopes: [...scopes] });
    const asked = { clientId: app.clientId, scope: scopes.join(' ') };
    const { requestId } = await startAuthorization(browser, asked);
    const shown = await browser.ask<object>('query ($id: ID!) { authorizationRequest(id: $id) { scopes } }', { id: requestId });
    expect(shown.data).toEqual({ authorizationRequest: { scopes: ['ACCOUNTS_READ', 'INSTALLMENTS_READ'] } });
    const answer = await redeem(test, app, await obtainCode(browser, asked));
    expect(answer.scope).toBe('accounts:read installments:read');
    const own = openBrowser(test, await enter(test, basic));
    expect((await redeem(test, app, await obtainCode(own, asked))).scope).toBe(scopes.join(' '));
  });

  it('who is asked for nothing that can be theirs lets the app have nothing', async () => {
    const basic = await enrolMember(test.services, 'family.basic.two');
    const browser = openBrowser(test, await enter(test, await addToFamily(test, basic, 'family.other.two')));
    const app = await addApp(test.services, { scopes: ['installments:write'] });
    const { requestId } = await startAuthorization(browser, { clientId: app.clientId, scope: 'installments:write' });
    const { location } = await browser.get((await approve(browser, requestId)) ?? '/nowhere');
    expect(new URL(location).searchParams.get('error')).toBe('access_denied');
  });
});

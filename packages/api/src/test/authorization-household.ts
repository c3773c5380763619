import { issueCard } from '../accounts/index.js';
import { addAuthenticator } from '../factors/index.js';
import { findMemberLogin } from '../identity/index.js';
import { keepAddress, keepEmployment } from '../members/index.js';
import { globalId, query } from '../platform/index.js';
import { openSession } from '../sessions/index.js';
import { issueTestCard } from './cards.js';
import { memberWithAuthenticator, passwordStep } from './factors.js';
import { addToFamily, APPLY, RELATIVE } from './family.js';
import { addOwnApp } from './developers.js';
import { codeMailedTo } from './mails.js';
import { askForName } from './names.js';
import { addApp, openBrowser, startAuthorization } from './oauth.js';
import { act, codeOf, letAnswer, memberGlobalId, passCheck, startOperator, type OperatorAtWork } from './operators.js';
import { memberWithPasskey } from './passkeys.js';
import type { EnrolledMember, TestServer } from './server.js';
import { enter, sessionIdOf } from './sessions.js';
import { fillBooks, moveTo, NEWEST_USE, OWN_SHOP } from './authorization-books.js';
import { addScript, connectApp } from './authorization-programs.js';
import type { Caller } from './authorization-rows.js';

export interface Household {
  /** What rows name with a `$`: known from the start, or made when it is asked for. */
  given: Record<string, string | (() => Promise<string>)>;
  /** Of the basic member alone: no answer to another member may hold one. */
  secrets: string[];
  /** Of programs the basic member has let in. */
  tokens: Record<'ofAllScopes' | 'narrow', string>;
  /** With which a request speaks for a caller: a session of its own each time, for some of what is asked ends it. */
  headersOf(caller: Caller): Promise<Record<string, string>>;
}

/**
 * One of everything the schema has an id for: an account with a basic and a supplementary member, their bills and plans, second
 * factors and details; a member of another account; two operators, of whom the second has made proposals.
 */
export async function seedHousehold(test: TestServer): Promise<Household> {
  await moveTo(test, '2026-03-10');
  const owner = await memberWithPasskey(test, 'basic.member');
  const [supplementary, otherMember] = [
    await enter(test, await addToFamily(test, owner, 'child.member', '1111')),
    await enter(test, 'other.member'),
  ];
  const members = { basic: owner, supplementary: supplementary.member, otherMember: otherMember.member };
  const books = await fillBooks(test, owner, members.supplementary, () => cookieOf(test, owner.userId));
  const { loginId, passkey } = await fillFile(test, owner);
  const desk = await startOperator(test.services, 'First Operator');
  const pending = await passwordStep(test, await memberWithAuthenticator(test, 'half.way'));
  await connectApp(test.services, loginId);
  const scripts = [await addScript(test.services, loginId), await addScript(test.services, loginId, ['profile:write'])] as const;
  let asked = 0;
  return {
    tokens: { ofAllScopes: scripts[0].token, narrow: scripts[1].token },
    secrets: [
      OWN_SHOP,
      RELATIVE.email,
      `${owner.userId}@`,
      ADDRESS.line,
      EMPLOYMENT.employer,
      globalId('Card', owner.cardId),
      'Budget of a developer',
    ],
    given: {
      ...books,
      // Made when it is asked for: some of what is asked before ends all that programs were let do.
      connectedApp: () => connectApp(test.services, loginId),
      personalToken: async () => (await addScript(test.services, loginId)).id,
      account: globalId('Account', owner.accountId),
      member: memberGlobalId(owner),
      card: globalId('Card', owner.cardId),
      lostCard: await loseCard(test, owner),
      familyCard: globalId('Card', supplementary.member.cardId),
      passkey,
      application: await applyForCard(test, owner, '1980-01-01'),
      approvedCase: await review(test, desk, await applyForCard(test, owner, '1981-01-01')),
      declinedCase: await review(test, desk, await applyForCard(test, owner, '1982-01-01')),
      ...(await addOwnApp(test.services, owner)),
      userId: owner.userId,
      password: owner.password,
      cardNumber: (await issueTestCard(test.services)).proof.cardNumber,
      label: '2026-03',
      ...(await propose(test, owner)),
      consent: await askForConsent(test, owner),
      nameChange: await askForName(test, await cookieOf(test, owner.userId), 3),
      approvedName: await askForName(test, await cookieOf(test, supplementary.member.userId)),
      declinedName: await askForName(test, await cookieOf(test, otherMember.member.userId)),
      code: () => codeOf(test.services, { loginId }),
      operatorId: desk.userId,
      operatorPassword: desk.password,
      operatorCode: () => codeOf(test.services, desk),
      emailCode: async () => (await codeMailedTo(test.services, 'to.be@example.jp')) ?? '',
      session: async () => sessionIdOf(test, await cookieOf(test, owner.userId)),
      newestUse: NEWEST_USE,
      birthDate: '1985年4月2日',
      cardAnswer: '4242 12/29',
      email: `${owner.userId}@example.jp`,
    },
    headersOf: async (caller) => {
      asked += 1;
      // An address of its own for each question: what is counted by source is not what is tried here.
      const address = { 'x-forwarded-for': `10.7.${Math.floor(asked / 250)}.${asked % 250}` };
      if (caller === 'nobody') return address;
      if (caller === 'halfway') return { ...address, cookie: pending };
      if (caller === 'operator') return { ...address, ...(await operatorHeaders(test, desk)) };
      return { ...address, cookie: await cookieOf(test, members[caller].userId) };
    },
  };
}

const ADDRESS = { postalCode: '100-0001', prefecture: '東京都', city: '千代田区', town: '千代田', line: '5-52-15', building: null };
const EMPLOYMENT = { employer: '持ち主商事', department: null, phone: null };

/** Details, a name, contacts, what a caller is asked, and a second factor of each kind. */
async function fillFile(test: TestServer, owner: EnrolledMember): Promise<{ loginId: string; passkey: string }> {
  const em = test.services.database.fork();
  const { memberId, userId } = owner;
  // Named twice: of a version that none of the others’ names has.
  for (const family of ['旧姓', '持ち主'])
    await query(em, `update member set family_name = $2, family_name_latin = 'MOCHINUSHI' where id = $1`, [memberId, family]);
  await query(
    em,
    `insert into contact (id, member_id, kind, value, changed_at) values (gen_random_uuid(), $1, 'PHONE', '+819000000000', '-infinity')`,
    [memberId],
  );
  await keepAddress(em, memberId, ADDRESS, 0);
  await keepEmployment(em, memberId, EMPLOYMENT, 0);
  await letAnswer(test.services, owner);
  const loginId = (await findMemberLogin(em, userId))?.id ?? '';
  await em.transactional((tx) => addAuthenticator(tx as typeof em, test.services.keys, loginId));
  const [row] = await query<{ id: string }>(em, 'select id from passkey where login_id = $1', [loginId]);
  const setPin = 'mutation ($id: ID!) { changePin(input: { cardId: $id, newPin: "8305" }) { __typename } }';
  await test.ask(setPin, { id: globalId('Card', owner.cardId) }, { cookie: await cookieOf(test, userId) });
  return { loginId, passkey: globalId('Passkey', row?.id ?? '') };
}

/** A second card of the basic member, lost and replaced. */
async function loseCard(test: TestServer, { accountId, memberId, userId }: EnrolledMember): Promise<string> {
  const id = globalId('Card', await issueCard(test.services.database.fork(), { accountId, memberId, lastFour: '2222' }));
  const document = 'mutation ($id: ID!) { reportCardLost(input: { cardId: $id, loss: LOST }) { __typename } }';
  await test.ask(document, { id }, { cookie: await cookieOf(test, userId) });
  return id;
}

/** An application for a family card, of a relative born that day. */
async function applyForCard(test: TestServer, { accountId, userId }: EnrolledMember, birthDate: string): Promise<string> {
  const input = { ...RELATIVE, birthDate, accountId: globalId('Account', accountId), idempotencyKey: `born-${birthDate}` };
  const answer = await test.ask<{ act: { application: { id: string } } }>(APPLY, { input }, { cookie: await cookieOf(test, userId) });
  return answer.data?.act.application.id ?? '';
}

/** Takes an application up, so that it can be decided. @returns it */
async function review(test: TestServer, { headers }: OperatorAtWork, id: string): Promise<string> {
  await test.ask('mutation ($id: ID!) { reviewFamilyCard(applicationId: $id) { __typename } }', { id }, headers);
  return id;
}

/** What an app asks of the owner, in a browser of theirs. */
async function askForConsent(test: TestServer, member: EnrolledMember): Promise<string> {
  const { clientId } = await addApp(test.services);
  const browser = openBrowser(test, { member, cookie: await cookieOf(test, member.userId), device: 'none' });
  return (await startAuthorization(browser, { clientId, scope: 'accounts:read' })).requestId;
}

/** What another operator has proposed, for the one who asks to decide. */
async function propose(test: TestServer, member: EnrolledMember): Promise<Record<string, string>> {
  const operator = await startOperator(test.services, 'Second Operator');
  const why = { memberId: memberGlobalId(member), reason: 'They called.' };
  await passCheck(test, operator, member, [{ question: 'RECENT_USE', answer: NEWEST_USE }]);
  await act(test, operator, 'proposeContactChange', 'ProposeContactChangeInput', { ...why, email: 'proposed@example.jp' });
  await act(test, operator, 'proposeSecondFactorRemoval', 'MemberActInput', why);
  const { data } = await test.ask<{ proposals: { id: string; kind: string }[] }>('{ proposals { id kind } }', {}, operator.headers);
  const idOf = (kind: string): string => data?.proposals.find((one) => one.kind === kind)?.id ?? '';
  return { contactProposal: idOf('CHANGE_CONTACT'), factorProposal: idOf('REMOVE_SECOND_FACTORS') };
}

async function cookieOf(test: TestServer, userId: string): Promise<string> {
  const login = await findMemberLogin(test.services.database.fork(), userId);
  return `__Host-meisai=${await tokenOf(test, login?.id ?? '')}`;
}

async function operatorHeaders(test: TestServer, { loginId, headers }: OperatorAtWork): Promise<Record<string, string>> {
  return { ...headers, cookie: `__Host-meisai-operator=${await tokenOf(test, loginId)}` };
}

async function tokenOf({ services }: TestServer, loginId: string): Promise<string> {
  const source = { address: '10.1.1.1', userAgent: null };
  return (await openSession(services.database.fork(), { loginId, deviceId: null, source })).token;
}

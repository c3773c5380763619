import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query } from '../platform/index.js';
import { login } from '../test/logins.js';
import { codeMailedTo, mailsTo } from '../test/mails.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

interface Session extends EnrolledMember {
  cookie: string;
}

async function enter(userId: string): Promise<Session> {
  const member = await enrolMember(test.services, userId);
  return { ...member, cookie: (await login(test, userId, member.password)).cookie ?? '' };
}

async function act(cookie: string, document: string, variables: object = {}): Promise<Record<string, unknown>> {
  const answer = await test.ask<{ act: Record<string, unknown> }>(document, variables, cookie === '' ? {} : { cookie });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.act;
}

const ADDRESS = {
  postalCode: '１６４－０００１',
  prefecture: '東京都',
  city: '中野区',
  town: '中野',
  line: '５－５２－１５',
  building: '',
};
const UPDATE_ADDRESS = `mutation ($input: UpdateAddressInput!) { act: updateAddress(input: $input) { __typename
  ... on Refusal { code message } ... on DetailsRejected { faults { field fault message } }
  ... on UpdateAddressSuccess { address { postalCode line building version } } } }`;

describe('an address', () => {
  it('is kept in half width, told by mail, and shown to its member', async () => {
    const { cookie, userId } = await enter('address.keeper');
    expect(await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, version: 0 } })).toEqual({
      __typename: 'UpdateAddressSuccess',
      address: { postalCode: '164-0001', line: '5-52-15', building: null, version: 1 },
    });
    const seen = await test.ask('{ viewer { address { city version } employment { employer } phone { value } } }', {}, { cookie });
    expect(seen.data).toEqual({ viewer: { address: { city: '中野区', version: 1 }, employment: null, phone: { value: null } } });
    expect((await mailsTo(test.services, `${userId}@example.jp`)).at(-1)?.subject).toBe('Your address was changed');
  });

  it('changed in another tab meanwhile is not overwritten', async () => {
    const { cookie } = await enter('address.tabs');
    await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, version: 0 } });
    await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, line: '6-1', version: 1 } });
    for (const version of [0, 1, 3]) {
      expect(await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, version } })).toMatchObject({ code: 'DETAILS_CHANGED' });
    }
    expect(await query(test.services.database.fork(), `select line from member_address where line = '6-1'`, [])).toHaveLength(1);
  });

  it('that cannot be one is refused field by field', async () => {
    const { cookie } = await enter('address.wrong');
    const input = { ...ADDRESS, postalCode: '12', prefecture: '東京', line: ' ', version: 0 };
    expect(await act(cookie, UPDATE_ADDRESS, { input })).toMatchObject({
      __typename: 'DetailsRejected',
      faults: [
        { field: 'postalCode', fault: 'NOT_A_POSTAL_CODE', message: 'A postal code has seven digits.' },
        { field: 'prefecture', fault: 'NOT_A_PREFECTURE' },
        { field: 'line', fault: 'EMPTY' },
      ],
    });
  });

  it('takes fresh proof: cards are sent there', async () => {
    const { cookie, memberId } = await enter('address.stale');
    await query(
      test.services.database.fork(),
      `update session set proved_at = proved_at - interval '1 hour' where login_id = (select id from login where member_id = $1)`,
      [memberId],
    );
    expect(await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, version: 0 } })).toMatchObject({ __typename: 'StepUpNeeded' });
  });

  it('that is what it was is kept without a mail, a line in the record or another version', async () => {
    const { cookie, userId, memberId } = await enter('address.same');
    await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, version: 0 } });
    expect(await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, version: 1 } })).toMatchObject({ address: { version: 1 } });
    const told = (await mailsTo(test.services, `${userId}@example.jp`)).filter(({ subject }) => subject === 'Your address was changed');
    const em = test.services.database.fork();
    const lines = await query(em, `select 1 from activity where member_id = $1 and kind = 'ADDRESS_CHANGED'`, [memberId]);
    expect([told.length, lines.length]).toEqual([1, 1]);
  });

  it('sent again by whoever got no answer is done, not changed by somebody else', async () => {
    const { cookie } = await enter('address.again');
    await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, version: 0 } });
    await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, line: '6-1', version: 1 } });
    expect(await act(cookie, UPDATE_ADDRESS, { input: { ...ADDRESS, line: '6-1', version: 1 } })).toMatchObject({
      address: { line: '6-1', version: 2 },
    });
  });

  it('is nobody’s who is not logged in', async () => {
    expect(await act('', UPDATE_ADDRESS, { input: { ...ADDRESS, version: 0 } })).toMatchObject({ __typename: 'NotLoggedIn' });
  });
});

it.each([
  ['1000001', [{ postalCode: '100-0001', prefecture: '東京都', city: '千代田区', town: '千代田' }]],
  ['１６４－０００１', [{ postalCode: '164-0001', prefecture: '東京都', city: '中野区', town: '中野' }]],
  ['0000000', []],
  ['abc', []],
])('the postal code %s stands for %j', async (postalCode, areas) => {
  const answer = await test.ask('query ($code: String!) { postalAreas(postalCode: $code) { postalCode prefecture city town } }', {
    code: postalCode,
  });
  expect(answer.data).toEqual({ postalAreas: areas });
});

describe('an employment', () => {
  const UPDATE = `mutation ($input: UpdateEmploymentInput!) { act: updateEmployment(input: $input) { __typename ... on Refusal { code }
    ... on DetailsRejected { faults { field fault } } ... on UpdateEmploymentSuccess { employment { employer department phone version } } } }`;

  it('is kept with its number in international form', async () => {
    const { cookie } = await enter('employed');
    const input = { employer: '株式会社　ひかり', department: '', phone: '０３（３２１２）５２１１', version: 0 };
    expect(await act(cookie, UPDATE, { input })).toMatchObject({
      employment: { employer: '株式会社 ひかり', department: null, phone: '+81332125211', version: 1 },
    });
    expect(await act(cookie, UPDATE, { input: { ...input, phone: '123', version: 1 } })).toMatchObject({
      faults: [{ field: 'phone', fault: 'NOT_A_PHONE_NUMBER' }],
    });
  });
});

describe('an employment with a number that no telephone has', () => {
  const UPDATE = `mutation ($input: UpdateEmploymentInput!) { act: updateEmployment(input: $input) { __typename
    ... on DetailsRejected { faults { field fault } } ... on UpdateEmploymentSuccess { employment { department phone version } } } }`;

  it('is changed beside it, and the number is not judged again; another one is', async () => {
    const { cookie, memberId } = await enter('employed.before');
    const insert = `insert into member_employment (member_id, employer, phone) values ($1, 'ひかり', '+81300000172')`;
    await query(test.services.database.fork(), insert, [memberId]);
    const input = { employer: 'ひかり', department: '開発', phone: '03-0000-0172', version: 1 };
    expect(await act(cookie, UPDATE, { input })).toMatchObject({
      employment: { department: '開発', phone: '+81300000172', version: 2 },
    });
    expect(await act(cookie, UPDATE, { input: { ...input, phone: '03-0000-0173', version: 2 } })).toMatchObject({
      faults: [{ field: 'phone', fault: 'NOT_A_PHONE_NUMBER' }],
    });
  });
});

describe('another mail address', () => {
  const CHANGE = `mutation ($email: String!) { act: changeEmail(email: $email) { __typename ... on Refusal { code } ... on DetailsRejected { faults { field fault } }
    ... on ContactCodeSent { contact { value pending { value } } } } }`;
  const CONFIRM = `mutation ($code: String!) { act: confirmEmail(code: $code) { __typename ... on Refusal { code message }
    ... on ContactConfirmed { contact { value pending { value } } } } }`;

  it('counts once the code sent to it is back, and the old one is told', async () => {
    const { cookie, userId } = await enter('mail.mover');
    expect(await act(cookie, CHANGE, { email: 'moved@example.jp' })).toMatchObject({
      contact: { value: `${userId}@example.jp`, pending: { value: 'moved@example.jp' } },
    });
    const code = (await codeMailedTo(test.services, 'moved@example.jp')) ?? '';
    expect(await act(cookie, CONFIRM, { code: `${code.slice(0, 4)}　${code.slice(4)}` })).toMatchObject({
      contact: { value: 'moved@example.jp', pending: null },
    });
    const subjects = await Promise.all(
      [`${userId}@example.jp`, 'moved@example.jp'].map(async (to) => (await mailsTo(test.services, to)).at(-1)?.subject),
    );
    expect(subjects).toEqual(['Your mail address was changed', 'Your mail address was changed']);
    expect(await act(cookie, CONFIRM, { code })).toMatchObject({ code: 'CONTACT_CODE_REFUSED' });
  });

  it('is guessed at five times, and then needs another code', async () => {
    const { cookie } = await enter('mail.guesser');
    await act(cookie, CHANGE, { email: 'guessed@example.jp' });
    const code = (await codeMailedTo(test.services, 'guessed@example.jp')) ?? '';
    const wrong = String((Number(code) + 1) % 1e8).padStart(8, '0');
    const refused = (message: RegExp) => ({ code: 'CONTACT_CODE_REFUSED', message: expect.stringMatching(message) as string });
    for (let guess = 0; guess < 4; guess += 1)
      expect(await act(cookie, CONFIRM, { code: wrong })).toMatchObject(refused(/is wrong\. Please check it/));
    expect(await act(cookie, CONFIRM, { code: wrong })).toMatchObject(refused(/counts no more/));
    expect(await act(cookie, CONFIRM, { code })).toMatchObject(refused(/counts no more/));
  });

  it.each([
    ['no address', 'NOT_A_MAIL_ADDRESS', 'mail.none'],
    ['a@b', 'NOT_A_MAIL_ADDRESS', 'mail.near'],
    ['mail.same@example.jp', 'UNCHANGED', 'mail.same'],
  ])('“%s” is refused: %s', async (email, fault, userId) => {
    const { cookie } = await enter(userId);
    expect(await act(cookie, CHANGE, { email })).toMatchObject({ faults: [{ field: 'email', fault }] });
  });

  it('asks for fresh proof', async () => {
    const { cookie, memberId } = await enter('mail.stale');
    await query(
      test.services.database.fork(),
      `update session set proved_at = proved_at - interval '1 hour' where login_id = (select id from login where member_id = $1)`,
      [memberId],
    );
    expect(await act(cookie, CHANGE, { email: 'stale@example.jp' })).toMatchObject({ __typename: 'StepUpNeeded' });
  });
});

it.each(['03-3212-5211', '0120-444-444'])('no code is said to be on its way to %s, which gets no text messages', async (phone) => {
  const { cookie } = await enter(`phone.${phone}`);
  const change =
    'mutation ($phone: String!) { act: changePhone(phone: $phone) { __typename ... on DetailsRejected { faults { field fault } } } }';
  expect(await act(cookie, change, { phone })).toMatchObject({ faults: [{ field: 'phone', fault: 'NOT_A_MOBILE_NUMBER' }] });
});

it('another telephone number counts once the code sent to it as a text message is back', async () => {
  const { cookie } = await enter('phone.mover');
  const change = `mutation { act: changePhone(phone: "090-1234-5678") { __typename ... on ContactCodeSent { contact { pending { value } } } } }`;
  expect(await act(cookie, change)).toMatchObject({ contact: { pending: { value: '+819012345678' } } });
  const code = (await codeMailedTo(test.services, '+819012345678@sms.example.jp')) ?? '';
  const confirm = `mutation ($code: String!) { act: confirmPhone(code: $code) { ... on ContactConfirmed { contact { value } } } }`;
  expect(await act(cookie, confirm, { code })).toEqual({ contact: { value: '+819012345678' } });
});

it('bills come on paper or online only, as the basic member says', async () => {
  const { cookie, accountId } = await enter('paper.less');
  const set = `mutation ($input: UpdateStatementDeliveryInput!) { act: updateStatementDelivery(input: $input) { __typename ... on Refusal { code }
    ... on UpdateStatementDeliverySuccess { account { statementDelivery } } } }`;
  expect(await act(cookie, set, { input: { accountId: globalId('Account', accountId), delivery: 'ONLINE' } })).toMatchObject({
    account: { statementDelivery: 'ONLINE' },
  });
  const stranger = await enter('paper.stranger');
  const input = { accountId: globalId('Account', accountId), delivery: 'PAPER' };
  expect(await act(stranger.cookie, set, { input })).toMatchObject({ code: 'BASIC_MEMBER_ONLY' });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeAccount, issueCard } from '../accounts/index.js';
import { deriveKeys, globalId, query } from '../platform/index.js';
import { withStatements } from '../test/count-statements.js';
import { addToFamily } from '../test/family.js';
import { atMinute, login } from '../test/logins.js';
import { mailsTo } from '../test/mails.js';
import { enrolMember, startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { findPin } from './card-pin.store.js';
import { rewrapPins } from './index.js';
import { isPin } from './pin-keys.js';

vi.mock('../platform/database.js', async (original) => (await import('../test/count-statements.js')).counting(await original()));

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

/** The same for a supplementary member with a card on the account of another. */
async function supplement(basic: EnrolledMember, userId: string): Promise<Session> {
  const member = await addToFamily(test, basic, userId);
  return { ...member, cookie: (await login(test, userId, member.password)).cookie ?? '' };
}

async function act(cookie: string, document: string, variables: object): Promise<Record<string, unknown>> {
  const answer = await test.ask<{ act: Record<string, unknown> }>(document, variables, { cookie });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.act;
}

const CHANGE_PIN = `mutation ($input: ChangePinInput!) { act: changePin(input: $input) { __typename ... on Refusal { code message }
  ... on PinRejected { reason } ... on ChangePinSuccess { card { hasPin } } } }`;

function changePin({ cookie }: Session, cardId: string, newPin: string, currentPin?: string) {
  return act(cookie, CHANGE_PIN, {
    input: { cardId: globalId('Card', cardId), newPin, ...(currentPin === undefined ? {} : { currentPin }) },
  });
}

const PIN = '2580';
const OTHER = '8061';

describe('a PIN', () => {
  it('is set, changed by the one there is, and told by mail; full width is understood', async () => {
    const member = await enter('pin.owner');
    expect(await changePin(member, member.cardId, '２５８０')).toEqual({ __typename: 'ChangePinSuccess', card: { hasPin: true } });
    expect(await changePin(member, member.cardId, OTHER)).toMatchObject({ code: 'WRONG_PIN' });
    expect(await changePin(member, member.cardId, PIN, PIN)).toMatchObject({ reason: 'UNCHANGED' });
    expect(await changePin(member, member.cardId, OTHER, PIN)).toMatchObject({ __typename: 'ChangePinSuccess' });
    expect((await mailsTo(test.services, 'pin.owner@example.jp')).map(({ subject }) => subject)).toContain(
      'The PIN of your card was changed',
    );
    for (const { text } of await mailsTo(test.services, 'pin.owner@example.jp')) expect(text).toMatch(/It is the card ending \d{4}\.\n/);
  });

  it('is locked by three wrong current ones in a row, for the right one too, and opens by time', async () => {
    const member = await enter('pin.guesser');
    await changePin(member, member.cardId, PIN);
    const outcomes = [];
    for (const guess of ['1111', '2222', '3333', PIN]) outcomes.push((await changePin(member, member.cardId, OTHER, guess))['code']);
    expect(outcomes).toEqual(['WRONG_PIN', 'WRONG_PIN', 'PIN_LOCKED', 'PIN_LOCKED']);
    await atMinute(test, 12, async () => {
      const cookie = (await login(test, member.userId, member.password)).cookie ?? '';
      const locked = await changePin({ ...member, cookie }, member.cardId, OTHER, PIN);
      expect(locked['message']).toMatch(/in about 1[789] minutes/);
    });
    await atMinute(test, 31, async () => {
      const cookie = (await login(test, member.userId, member.password)).cookie ?? '';
      expect(await changePin({ ...member, cookie }, member.cardId, OTHER, PIN)).toMatchObject({ __typename: 'ChangePinSuccess' });
    });
  });

  it('cannot be what others know of the member', async () => {
    const member = await enter('pin.obvious');
    const em = test.services.database.fork();
    await query(em, `update member set birth_date = '1985-04-01' where id = $1`, [member.memberId]);
    await query(em, `insert into contact (id, member_id, kind, value) values (gen_random_uuid(), $1, 'PHONE', '+819055667788')`, [
      member.memberId,
    ]);
    await query(em, `insert into member_address values ($1, '164-0001', '東京都', '中野区', '中野', '3-91-7', null)`, [member.memberId]);
    const reasons = [];
    for (const pin of ['0401', '7788', '3917', '4321', '9999', '12']) reasons.push((await changePin(member, member.cardId, pin))['reason']);
    expect(reasons).toEqual(['BIRTH_DATE', 'PHONE', 'ADDRESS', 'RUN', 'REPEATED', 'NOT_FOUR_DIGITS']);
  });

  it('is set by nobody but who carries the card', async () => {
    const basic = await enter('pin.basic');
    const other = await supplement(basic, 'pin.supplementary');
    expect(await changePin(basic, other.cardId, PIN)).toMatchObject({ code: 'CARD_NOT_FOUND' });
    expect(await changePin(other, basic.cardId, PIN)).toMatchObject({ code: 'CARD_NOT_FOUND' });
    expect(await changePin(other, other.cardId, PIN)).toMatchObject({ __typename: 'ChangePinSuccess' });
  });

  it('is stored so that neither the database nor one key alone gives it away, and its wrapping key can be changed', async () => {
    const member = await enter('pin.keeper');
    await changePin(member, member.cardId, PIN);
    const em = test.services.database.fork();
    const old = deriveKeys(Buffer.alloc(32, 9).toString('base64'));
    const [first] = test.services.pinKeys;
    const stored = await findPin(em, member.cardId);
    if (stored === null) throw new Error('There is no PIN.');
    expect(Buffer.from(stored.wrapped).toString('latin1')).not.toContain(PIN);
    expect(() => isPin([old], stored, PIN)).toThrow('which is not here');

    // The new key stands first: PINs are wrapped under it, and read by the pepper they were made with.
    expect(await rewrapPins(em, [old, first])).toBeGreaterThan(0);
    expect(await rewrapPins(em, [old, first])).toBe(0);
    const rewrapped = await findPin(em, member.cardId);
    if (rewrapped === null) throw new Error('There is no PIN any more.');
    expect(rewrapped.wrapKeyId).not.toBe(stored.wrapKeyId);
    expect([isPin([old, first], rewrapped, PIN), isPin([old, first], rewrapped, OTHER)]).toEqual([true, false]);
    expect(() => isPin([first], rewrapped, PIN)).toThrow('which is not here');
    await rewrapPins(em, [first, old]);
  });
});

const control = (name: string) => `mutation ($cardId: ID!) { act: ${name}(cardId: $cardId) { __typename ... on Refusal { code }
  ... on CardFreezeSuccess { card { state canBeControlled } } } }`;

const REPORT = `mutation ($input: ReportCardLostInput!) { act: reportCardLost(input: $input) { __typename ... on Refusal { code }
  ... on ReportCardLostSuccess { card { state canBeControlled replacement { id } } replacement { id state hasPin } } } }`;

describe('a card', () => {
  it('is frozen and opened again at once, and both members are told', async () => {
    const basic = await enter('freeze.basic');
    const other = await supplement(basic, 'freeze.other');
    const cardId = globalId('Card', other.cardId);
    expect(await act(basic.cookie, control('freezeCard'), { cardId })).toMatchObject({ card: { state: 'FROZEN', canBeControlled: true } });
    expect(await act(other.cookie, control('unfreezeCard'), { cardId })).toMatchObject({ code: 'FROZEN_BY_BASIC_MEMBER' });
    expect(await act(basic.cookie, control('unfreezeCard'), { cardId })).toMatchObject({ card: { state: 'OPEN' } });
    expect(await act(other.cookie, control('freezeCard'), { cardId })).toMatchObject({ card: { state: 'FROZEN' } });
    expect(await act(other.cookie, control('unfreezeCard'), { cardId })).toMatchObject({ card: { state: 'OPEN' } });
    expect((await mailsTo(test.services, 'freeze.other@example.jp')).map(({ subject }) => subject)).toContain('Your card was frozen');
    const [frozen] = await mailsTo(test.services, 'freeze.other@example.jp');
    expect(frozen?.text).toMatch(/It is the card ending \d{4}\. The basic member of the account did this\./);
    const toBasic = (await mailsTo(test.services, 'freeze.basic@example.jp')).map(({ subject }) => subject);
    expect(toBasic).toEqual(['A family card of your account was frozen', 'A family card of your account was opened again']);
    const recorded = 'select kind, actor from activity where member_id = $1 and kind like $2 order by at, id';
    expect(await query(test.services.database.fork(), recorded, [other.memberId, 'CARD_%FROZEN'])).toEqual([
      { kind: 'CARD_FROZEN', actor: 'BASIC_MEMBER' },
      { kind: 'CARD_UNFROZEN', actor: 'BASIC_MEMBER' },
      { kind: 'CARD_FROZEN', actor: 'MEMBER' },
      { kind: 'CARD_UNFROZEN', actor: 'MEMBER' },
    ]);
    const stranger = await enter('freeze.stranger');
    expect(await act(stranger.cookie, control('freezeCard'), { cardId })).toMatchObject({ code: 'CARD_NOT_FOUND' });
    expect(await act(other.cookie, control('freezeCard'), { cardId: globalId('Card', basic.cardId) })).toMatchObject({
      code: 'CARD_NOT_FOUND',
    });
  });

  it('that is lost is stopped for good, and another one takes its place with its history', async () => {
    const member = await enter('card.loser');
    const input = { cardId: globalId('Card', member.cardId), loss: 'STOLEN' };
    const reports = await Promise.all([act(member.cookie, REPORT, { input }), act(member.cookie, REPORT, { input })]);
    expect(reports.map(({ __typename }) => __typename).toSorted()).toEqual(['CardNotOpen', 'ReportCardLostSuccess']);
    expect(reports.find(({ card }) => card !== undefined)).toMatchObject({
      card: { state: 'STOPPED', canBeControlled: false },
      replacement: { state: 'ORDERED', hasPin: false },
    });
    expect(await act(member.cookie, control('freezeCard'), { cardId: input.cardId })).toMatchObject({ code: 'CARD_NOT_OPEN' });
    expect(await changePin(member, member.cardId, PIN)).toMatchObject({ code: 'CARD_NOT_OPEN' });
  });

  it('that is still to be made cannot be lost, lets nothing through, and is open once it has its number', async () => {
    const member = await enter('card.ordered');
    const lost = await act(member.cookie, REPORT, { input: { cardId: globalId('Card', member.cardId), loss: 'LOST' } });
    const { id } = lost['replacement'] as { id: string };
    const input = { cardId: id, loss: 'LOST' };
    expect(await act(member.cookie, REPORT, { input })).toMatchObject({ code: 'CARD_NOT_MADE' });
    const em = test.services.database.fork();
    expect(await query(em, 'select 1 from card where account_id = $1', [member.accountId])).toHaveLength(2);
    const [made] = await query<{ id: string }>(
      em,
      `update card set last_four = '4711' where account_id = $1 and last_four is null returning id`,
      [member.accountId],
    );
    const look = `query ($id: ID!) { act: node(id: $id) { ... on Card { state canBeControlled canBeReported } } }`;
    expect(await act(member.cookie, look, { id })).toEqual({ state: 'OPEN', canBeControlled: true, canBeReported: true });
    await query(em, `update card set expires_on = '2020-01-31' where id = $1`, [made?.id]);
    expect(await act(member.cookie, look, { id })).toEqual({ state: 'EXPIRED', canBeControlled: false, canBeReported: false });
    for (const name of ['freezeCard', 'unfreezeCard'])
      expect(await act(member.cookie, control(name), { cardId: id })).toMatchObject({ code: 'CARD_NOT_OPEN' });
  });

  it('that is stopped or closed has no PIN and no count of wrong ones any more, whoever ends it', async () => {
    const member = await enter('pin.outlived');
    const em = test.services.database.fork();
    const left = async (cardId: string) =>
      query(em, 'select card_id from card_pin where card_id = $1 union all select card_id from pin_guard where card_id = $1', [cardId]);
    const second = await issueCard(em, { ...member, lastFour: '7012' });
    for (const cardId of [member.cardId, second]) {
      await changePin(member, cardId, PIN);
      expect(await changePin(member, cardId, OTHER, '1111')).toMatchObject({ code: 'WRONG_PIN' });
      expect(await left(cardId)).toHaveLength(2);
    }
    await act(member.cookie, REPORT, { input: { cardId: globalId('Card', member.cardId), loss: 'LOST' } });
    expect(await left(member.cardId)).toEqual([]);
    expect(await left(second)).toHaveLength(2);
    await closeAccount(em, member.accountId);
    expect(await left(second)).toEqual([]);
  });

  it('that its holder loses while the basic member keeps it frozen is replaced by one that is frozen too', async () => {
    const basic = await enter('frozen.basic');
    const other = await supplement(basic, 'frozen.other');
    const cardId = globalId('Card', other.cardId);
    await act(basic.cookie, control('freezeCard'), { cardId });
    const lost = await act(other.cookie, REPORT, { input: { cardId, loss: 'LOST' } });
    expect(lost).toMatchObject({ card: { state: 'STOPPED' }, replacement: { state: 'FROZEN' } });
    const told = (await mailsTo(test.services, 'frozen.basic@example.jp')).map(({ subject }) => subject);
    expect(told).toContain('A family card of your account is stopped, and another one is on its way');
    const recorded = `select actor from activity where member_id = $1 and kind = 'CARD_STOPPED'`;
    expect(await query(test.services.database.fork(), recorded, [basic.memberId])).toEqual([{ actor: 'CARD_HOLDER' }]);
    const { id } = lost['replacement'] as { id: string };
    expect(await act(other.cookie, control('unfreezeCard'), { cardId: id })).toMatchObject({ code: 'FROZEN_BY_BASIC_MEMBER' });
    expect(await act(basic.cookie, control('unfreezeCard'), { cardId: id })).toMatchObject({ card: { state: 'ORDERED' } });
    // The basic member who reports it has it in hand, once it has come.
    await query(test.services.database.fork(), `update card set last_four = '4712' where account_id = $1 and last_four is null`, [
      basic.accountId,
    ]);
    await act(basic.cookie, control('freezeCard'), { cardId: id });
    expect(await act(basic.cookie, REPORT, { input: { cardId: id, loss: 'LOST' } })).toMatchObject({ replacement: { state: 'ORDERED' } });
  });

  it('is found on some page of the list, however many there are, in the order in which they came', async () => {
    const member = await enter('card.pages');
    const em = test.services.database.fork();
    for (const lastFour of ['7101', '7102', '7103', '7104']) await issueCard(em, { ...member, lastFour });
    await query(em, `update card set created_at = date_trunc('second', app_now()) where account_id = $1`, [member.accountId]);
    interface Cards {
      cards: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    }
    const document = `query ($id: ID!, $after: String) { node(id: $id) { ... on Account { cards(first: 2, after: $after) {
      edges { node { id } } pageInfo { hasNextPage endCursor } } } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 5; pages += 1) {
      const variables: object = { id: globalId('Account', member.accountId), after };
      const { data }: { data: { node: Cards } | null } = await test.ask<{ node: Cards }>(document, variables, { cookie: member.cookie });
      const cards = data?.node.cards;
      seen.push(...(cards?.edges ?? []).map(({ node }) => node.id));
      if (cards?.pageInfo.hasNextPage !== true) break;
      after = cards.pageInfo.endCursor;
    }
    const all = await query<{ id: string }>(em, 'select id from card where account_id = $1 order by created_at, id', [member.accountId]);
    expect(seen).toEqual(all.map(({ id }) => globalId('Card', id)));
  });

  it('is one of many on a page that takes as many statements as one', async () => {
    const member = await enter('card.many');
    const page = `{ viewer { accounts { cards(first: 9) { edges { node { id account { name } holder { family } holderLatin { family } state canBeControlled hasPin replacement { id } replaces { id } } } } } } }`;
    const look = () =>
      withStatements(() => test.ask<{ viewer: { accounts: [{ cards: { edges: object[] } }] } }>(page, {}, { cookie: member.cookie }));
    const few = await look();
    for (const lastFour of ['7001', '7002', '7003']) await issueCard(test.services.database.fork(), { ...member, lastFour });
    const many = await look();
    expect(many.done.data?.viewer.accounts[0].cards.edges).toHaveLength(4);
    expect(many.made).toEqual(few.made);
  });
});

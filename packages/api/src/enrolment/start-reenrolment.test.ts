import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardKey, reopenLogin, shutLogin } from '../identity/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { issueTestCard, type TestCard } from '../test/cards.js';
import { ASK_CODE, ENROL, type EnrolData } from '../test/enrolment.js';
import { atMinute, deviceCookieOf, login, outcomesOf, throughProxy, VIEWER } from '../test/logins.js';
import { codeMailedTo, mailsTo } from '../test/mails.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { startReenrolmentFor, type ReenrolmentStart } from './start-reenrolment.js';

const OLD = 'windy lantern at the quay';
const NEW = 'seven copper owls drink tea';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

describe('a login closed with an earlier card', () => {
  it('opens with a new user ID and password to a member who enrols with another card, and to no lock of the concierge', async () => {
    const card = await enrolledCard('closed.before');
    await sql('update login set closed_at = app_now() where member_id = $1', card.memberId);
    await test.services.database
      .fork()
      .transactional((tx) => shutLogin(tx as EntityManager, guardKey(test.services.keys, 'MEMBER', 'closed.before')));
    await test.ask(ASK_CODE, { card: card.proof }, fresh());
    expect((await enrol(card, await codeMailedTo(test.services, card.email), 'closed.anew', NEW)).__typename).toBe('EnrolSuccess');
    expect(await outcomesOf(test, 'closed.anew', [NEW])).toEqual(['LoginLocked']);
    await start(card);
    expect((await enrol(card, await codeMailedTo(test.services, card.email), 'closed.anew', OLD)).__typename).toBe('EnrolSuccess');
    expect(await outcomesOf(test, 'closed.anew', [OLD])).toEqual(['LoginSuccess']);
  });

  it('stays closed without an open card', async () => {
    const card = await enrolledCard('closed.still');
    await sql('update login set closed_at = app_now() where member_id = $1', card.memberId);
    await sql('update card set closed_at = app_now() where member_id = $1', card.memberId);
    const [own] = await query<{ id: string }>(test.services.database.fork(), 'select id from login where member_id = $1', [card.memberId]);
    await reopenLogin(test.services.database.fork(), own?.id ?? '');
    expect(await sql('select 1 from login where member_id = $1 and closed_at is null', card.memberId)).toEqual([]);
  });
});

describe('a re-enrolment the concierge has started', () => {
  it('replaces user ID and password, ends every session and device, and opens the lock', async () => {
    const card = await enrolledCard('old.id');
    const before = await login(test, 'old.id', OLD);
    const device = deviceCookieOf(before);
    await outcomesOf(test, 'old.id', ['x', 'x', 'x']);
    await test.services.database
      .fork()
      .transactional((tx) => shutLogin(tx as EntityManager, guardKey(test.services.keys, 'MEMBER', 'old.id')));
    expect(await start(card)).toBe('CODE_SENT');
    const code = await codeMailedTo(test.services, card.email);
    expect((await enrol(card, code, 'new.id', NEW)).__typename).toBe('EnrolSuccess');
    expect((await test.ask<{ viewer: unknown }>(VIEWER, {}, { cookie: before.cookie ?? '' })).data?.viewer).toBeNull();
    expect(await outcomesOf(test, 'new.id', [NEW])).toEqual(['LoginSuccess']);
    expect(await outcomesOf(test, 'old.id', [OLD])).toEqual(['WrongCredentials']);
    expect(
      (
        await sql(
          "select 1 from known_device where token_hash is not null and revoked_at is null and login_id in (select id from login where member_id = $1) and created_at < (select max(at) from activity where kind = 'REENROLLED')",
          card.memberId,
        )
      ).length,
    ).toBe(0);
    expect(device).not.toBe('none');
    expect((await mailsTo(test.services, card.email)).at(-1)?.subject).toBe('You are registered anew');
    expect((await enrol(card, code, 'third.id', NEW)).__typename).toBe('EnrolmentRefused');
  });

  it('opens no lock of the concierge that is younger than its code', async () => {
    const card = await enrolledCard('locked.since');
    await start(card);
    const code = await codeMailedTo(test.services, card.email);
    await test.services.database
      .fork()
      .transactional((tx) => shutLogin(tx as EntityManager, guardKey(test.services.keys, 'MEMBER', 'locked.since')));
    expect((await enrol(card, code, 'locked.anew', NEW)).__typename).toBe('EnrolSuccess');
    expect(await outcomesOf(test, 'locked.anew', [NEW])).toEqual(['LoginLocked']);
  });

  it('lets the member keep their user ID, and none of another', async () => {
    const [card] = [await enrolledCard('keeps.id'), await enrolledCard('others.id')];
    await start(card);
    const code = await codeMailedTo(test.services, card.email);
    expect((await enrol(card, code, 'others.id', NEW)).__typename).toBe('UserIdTaken');
    expect((await enrol(card, code, 'keeps.id', NEW)).__typename).toBe('EnrolSuccess');
    expect(await outcomesOf(test, 'keeps.id', [NEW])).toEqual(['LoginSuccess']);
  });

  it('sends a code only to a contact that has not changed for seven days', async () => {
    const card = await enrolledCard('moved.id');
    await sql('update contact set changed_at = app_now() where member_id = $1', card.memberId);
    expect(await start(card)).toBe('CONTACT_TOO_NEW');
    await atMinute(test, 7 * 24 * 60 - 1, async () => expect(await start(card)).toBe('CONTACT_TOO_NEW'));
    await atMinute(test, 7 * 24 * 60 + 1, async () => expect(await start(card)).toBe('CODE_SENT'));
    const silent = await issueTestCard(test.services, { hasContact: false });
    expect(await start(silent)).toBe('NO_CONTACT');
  });

  it('is not undone by somebody who asks for an ordinary code meanwhile', async () => {
    const card = await enrolledCard('asked.meanwhile');
    await start(card);
    const code = await codeMailedTo(test.services, card.email);
    await test.ask(ASK_CODE, { card: card.proof }, fresh());
    expect((await enrol(card, code, 'asked.meanwhile', NEW)).__typename).toBe('EnrolSuccess');
  });
});

async function enrolledCard(userId: string): Promise<TestCard> {
  const card = await issueTestCard(test.services);
  await test.ask(ASK_CODE, { card: card.proof }, fresh());
  await enrol(card, await codeMailedTo(test.services, card.email), userId, OLD);
  return card;
}

function start({ memberId }: TestCard): Promise<ReenrolmentStart> {
  return test.services.database.fork().transactional((tx) => startReenrolmentFor(tx as EntityManager, test.services, memberId));
}

async function enrol({ proof }: TestCard, code: string | null, userId: string, password: string): Promise<EnrolData['enrol']> {
  const answer = await test.ask<EnrolData>(ENROL, { input: { card: proof, code: code ?? '', userId, password } }, fresh());
  return answer.data?.enrol ?? { __typename: `HTTP ${answer.status}` };
}

let requests = 0;
const fresh = () => throughProxy(`10.5.1.${(requests += 1)}`);

function sql(text: string, id: string) {
  return query(test.services.database.fork(), text, [id]);
}

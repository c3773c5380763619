import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { atMinute } from '../test/logins.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { askSessions, enter, isAlive, listSessions, SESSIONS, type SessionPage } from '../test/sessions.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1';

describe('the list of sessions', () => {
  it('SE-06: shows the member’s own that go on, newest first, each with what a member knows it by and nothing to come in with', async () => {
    await enter(test, 'list.stranger');
    const phone = await enter(test, 'list.own', { 'user-agent': IPHONE, 'x-forwarded-for': '2001:db8:aaaa:bbbb::7' });
    const desk = await enter(test, phone.member, { 'user-agent': WINDOWS, 'x-forwarded-for': '203.0.113.77' });
    const gone = await enter(test, phone.member);
    await test.ask('mutation { logout { __typename } }', {}, { cookie: gone.cookie });

    const sessions = await listSessions(test, desk.cookie);
    expect(sessions.map(({ device, address, isCurrent }) => [device, address, isCurrent])).toEqual([
      ['Chrome on Windows', '203.0.113.*', true],
      ['Safari on iPhone', '2001:db8:aaaa:*', false],
    ]);
    for (const { createdAt, lastSeenAt, expiresAt, endsAt } of sessions) {
      expect(minutesBetween(lastSeenAt, expiresAt)).toBe(30);
      expect(minutesBetween(createdAt, endsAt)).toBe(24 * 60);
    }
    const [token] = desk.cookie.split('=').slice(1);
    const decoded = sessions.map(({ id }) => `${id} ${Buffer.from(id, 'base64url').toString()}`).join(' ');
    expect(decoded).not.toContain(token);
    for (const { id } of sessions) expect(await isAlive(test, `__Host-meisai=${id}`)).toBe(false);
    expect(await isAlive(test, phone.cookie)).toBe(true);
  });

  it('is walked page by page without a gap or a repeat, also where many began in one millisecond', async () => {
    const { cookie, member } = await enter(test, 'list.many');
    await query(
      test.services.database.fork(),
      `insert into session (id, token_hash, login_id, created_at)
       select gen_random_uuid(), sha256(n::text::bytea), l.id, date_trunc('milliseconds', app_now()) + (n % 4) * interval '1 microsecond'
         from generate_series(1, 11) n, login l where l.member_id = $1`,
      [member.memberId],
    );
    const seen: string[] = [];
    for (let after: string | null = null; seen.length < 20;) {
      const page: SessionPage = await askSessions(test, cookie, { first: 3, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toHaveLength(12);
    expect(new Set(seen).size).toBe(12);
    const back = await askSessions(test, cookie, { last: 12 });
    expect(back.edges.map(({ node }) => node.id)).toEqual(seen);
  });

  it('takes no cursor of another list, and no forged one', async () => {
    const { cookie } = await enter(test, 'list.forged');
    for (const at of ['2026-11-24', '2026-11-24T06:30:00.000Z', '2026-02-31T06:30:00.000000Z', 'infinity']) {
      const after = Buffer.from(`${at}/00000000-0000-4000-8000-000000000000`).toString('base64url');
      const answer = await test.ask(SESSIONS, { first: 1, after }, { cookie });
      expect(answer.errors?.[0]?.message, at).toContain('The cursor was not given out');
    }
  });

  it('leaves out what has run out', async () => {
    const { member } = await enter(test, 'list.idle');
    await atMinute(test, 31, async () => {
      const { cookie } = await enter(test, member);
      expect(await listSessions(test, cookie)).toHaveLength(1);
    });
  });
});

describe('prolonging a session', () => {
  it('says until when, counts as a use, and never goes past the last end', async () => {
    const { cookie } = await enter(test, 'extend.one');
    const first = await extend(cookie);
    await atMinute(test, 29, async () => {
      const later = await extend(cookie);
      expect(minutesBetween(first.expiresAt, later.expiresAt)).toBe(29);
      expect(later.endsAt).toBe(first.endsAt);
    });
    for (let minute = 49; minute < 23 * 60 + 50; minute += 20) await atMinute(test, minute, async () => void (await extend(cookie)));
    await atMinute(test, 23 * 60 + 55, async () => expect((await extend(cookie)).expiresAt).toBe(first.endsAt));
    await atMinute(test, 24 * 60 + 1, async () => expect(await extend(cookie)).toEqual({ __typename: 'NotLoggedIn' }));
  });
});

async function extend(cookie: string): Promise<{ expiresAt: string; endsAt: string }> {
  const document = 'mutation { extendSession { __typename ... on ExtendSessionSuccess { expiresAt endsAt } } }';
  const answer = await test.ask<{ extendSession: { expiresAt: string; endsAt: string } }>(document, {}, { cookie });
  return answer.data?.extendSession ?? { expiresAt: '', endsAt: '' };
}

function minutesBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
}

import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, readPage, type EntityManager } from '../platform/index.js';
import { login } from '../test/logins.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { enter } from '../test/sessions.js';
import { listActivity, recordActivity } from './index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';

describe('the activity of a member', () => {
  it('is their own, newest first, with where it came from coarsely', async () => {
    await enter(test, 'activity.other');
    const { member, cookie } = await enter(test, 'activity.own', { 'user-agent': MAC, 'x-forwarded-for': '203.0.113.77' });
    await login(test, member.userId, 'wrong', { 'x-forwarded-for': '198.51.100.9', 'user-agent': 'curl/8' });
    const { edges } = await askActivity(cookie, { first: 10 });
    expect(edges.map(({ node: { kind, actor, device, address } }) => [kind, actor, device, address])).toEqual([
      ['WRONG_PASSWORD', 'UNKNOWN', 'Unknown device', '198.51.100.*'],
      ['LOGGED_IN', 'MEMBER', 'Safari on Mac', '203.0.113.*'],
    ]);
    expect(Math.abs(Date.parse(edges[0]?.node.at ?? '') - Date.now())).toBeLessThan(60_000);
  });

  it('names the concierge desk, and neither its operator, nor where they sat, nor what they noted', async () => {
    const em = test.services.database.fork();
    const { member, cookie } = await enter(test, 'activity.desk');
    const operatorId = uuidv7();
    await query(em, `insert into operator (id, name, email) values ($1, 'Noriko Private', 'noriko@desk.example')`, [operatorId]);
    const { memberId } = member;
    const source = { address: '192.0.2.1', userAgent: MAC };
    await recordActivity(em, { kind: 'LOGIN_LOCKED', memberId, operatorId, actor: 'OPERATOR', source, reason: 'a private note' });
    const answer = await askActivity(cookie, { first: 1 });
    expect(answer.edges[0]?.node).toMatchObject({ kind: 'LOGIN_LOCKED', actor: 'CONCIERGE', device: null, address: null });
    expect(JSON.stringify(answer)).not.toMatch(/Noriko|private|192\.0/);
    const [row] = await listActivity(em, { memberId, operatorId }, readPage({ first: 5 }, 'INSTANT'));
    expect(row).toMatchObject({ operatorId, reason: 'a private note' });
  });

  it('is walked page by page, also where much was done in one moment; a kind of a newer process is left out', async () => {
    const em = test.services.database.fork();
    const { member, cookie } = await enter(test, 'activity.many');
    await em.transactional(async (tx) => {
      for (let n = 0; n < 7; n += 1)
        await recordActivity(tx as EntityManager, { kind: 'STEPPED_UP', memberId: member.memberId, actor: 'MEMBER', source: null });
    });
    await recordActivity(em, { kind: 'OF_TOMORROW' as never, memberId: member.memberId, actor: 'MEMBER', source: null });
    const seen = [];
    for (let after: string | null = null; ;) {
      const page: ActivityPage = await askActivity(cookie, { first: 3, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });
});

const ACTIVITY = `query ($first: Int, $after: String) {
  viewer { activity(first: $first, after: $after) {
    edges { node { id kind at actor device address } } pageInfo { hasNextPage endCursor }
  } }
}`;

interface ActivityPage {
  edges: { node: { id: string; kind: string; at: string; actor: string; device: string | null; address: string | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

async function askActivity(cookie: string, variables: object): Promise<ActivityPage> {
  const answer = await test.ask<{ viewer: { activity: ActivityPage } }>(ACTIVITY, variables, { cookie });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.viewer.activity;
}

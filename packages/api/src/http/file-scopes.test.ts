import { SCOPES, type Scope } from '@meisai/schema/rules';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query, type EntityManager } from '../platform/index.js';
import { closeNextCycle } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import { asOn, buy, convert, offerOf, shopper, type Shopper } from '../test/installments.js';
import { connect } from '../test/oauth.js';
import { startTestServer, type Answer, type TestServer } from '../test/server.js';

let test: TestServer;
let member: Shopper;
let urls: Record<string, string>;
beforeAll(async () => {
  test = await startTestServer();
  member = await shopper(test, 'file.reader');
  const em = (): EntityManager => test.services.database.fork();
  const [id = ''] = await buy(em(), member, [{ on: '2026-03-01', minor: 50_000n }]);
  const planId = await asOn(
    member,
    '2026-03-10',
    async () => (await convert(member, [(await offerOf(member, id, 3)).id])).plans?.[0]?.id ?? '',
  );
  const closed = await onDay(test.services, '2026-03-20', () => closeNextCycle(em(), member.accountId));
  const bill = `/downloads/statements/${globalId('Statement', member.accountId, closed?.statement?.id ?? '')}`;
  urls = { csv: `${bill}.csv`, ofx: `${bill}.ofx`, pdf: `${bill}.pdf`, receipt: `/downloads/installment-plans/${planId}.pdf` };
});
afterAll(() => test.stop());

/** All there is to read, less what a file is asked for without. */
function readingWithout(missing: Scope | null): Scope[] {
  return SCOPES.filter((scope) => scope.endsWith(':read') && scope !== missing);
}

async function get(kind: string, scopes: Scope[]) {
  const { token } = await connect(test, member, scopes);
  return test.server.app.inject({ url: urls[kind] ?? '', headers: { authorization: `Bearer ${token}` } });
}

const BILL: Scope[] = ['statements:read', 'transactions:read', 'accounts:read', 'installments:read'];
const FILES: [kind: string, scopes: Scope[]][] = [
  ['csv', BILL],
  ['ofx', BILL],
  ['pdf', [...BILL, 'profile:read']],
  ['receipt', ['installments:read', 'transactions:read', 'accounts:read', 'profile:read']],
];

describe('a file by token, of the fair share', () => {
  it.each([
    ['csv', 1_000, 10],
    ['ofx', 1_000, 10],
    ['pdf', 10_000, 20],
    ['receipt', 10_000, 0],
  ])('%s is charged, tells what is left, and counts as a use; beyond it is refused', async (kind, file, line) => {
    const { token, browser } = await connect(test, member, readingWithout(null));
    const ask = () => test.server.app.inject({ url: urls[kind] ?? '', headers: { authorization: `Bearer ${token}` } });
    const first = await ask();
    expect([first.statusCode, first.headers['ratelimit-policy']]).toEqual([200, '"app";q=1000000;w=3600']);
    const [, left = ''] = /^"app";r=(\d+);t=\d+$/.exec(String(first.headers['ratelimit'])) ?? [];
    const spent = 1_000_000 - Number(left);
    expect(spent).toBeGreaterThanOrEqual(file);
    expect((spent - file) % Math.max(1, line)).toBe(0);
    const used = '{ viewer { login { connectedApps(first: 1) { edges { node { uses { scope } } } } } } }';
    expect(JSON.stringify((await browser.ask(used)).data)).toContain('TRANSACTIONS_READ');

    await query(test.services.database.fork(), 'update app_budget set spent = 999999', []);
    const refused = await ask();
    expect([refused.statusCode, codeOf(refused)]).toEqual([429, 'BUDGET_SPENT']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    // The member in person is not held up.
    expect((await browser.get(urls[kind] ?? '')).status).toBe(200);
  });
});

describe('OA-07: a file by token', () => {
  it.each(FILES)('%s comes with %j, and with no more', async (kind, scopes) => {
    const answer = await get(kind, scopes);
    expect([answer.statusCode, answer.rawPayload.length > 100]).toEqual([200, true]);
  });

  it.each(FILES.flatMap(([kind, scopes]) => scopes.map((missing): [string, Scope] => [kind, missing])))(
    '%s does not come without %s',
    async (kind, missing) => {
      const answer = await get(kind, readingWithout(missing));
      expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'INSUFFICIENT_SCOPE']);
      expect(answer.headers['www-authenticate']).toContain(missing);
    },
  );
});

function codeOf(answer: { json: <T>() => T }): unknown {
  return answer.json<Answer<unknown>>().errors?.[0]?.extensions['code'];
}

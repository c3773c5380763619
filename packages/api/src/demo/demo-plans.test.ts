import { afterEach, beforeEach, expect, it } from 'vitest';
import { query } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { login } from '../test/logins.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { prepareDemo } from './seed-demo.js';

let test: TestServer;
beforeEach(async () => {
  test = await startTestServer({ MEISAI_PROFILE: 'demo' });
});
afterEach(() => test.stop());

interface Plan {
  status: string;
  cancellableUntil: string | null;
  repaymentQuote: { id: string } | null;
  payments: { status: string }[];
}

async function plansOf(userId: string, password: string): Promise<Plan[]> {
  const { cookie } = await login(test, userId, password);
  const answer = await test.ask<{ viewer: { accounts: { installmentPlans: { edges: { node: Plan }[] } }[] } }>(
    '{ viewer { accounts { installmentPlans(first: 20) { edges { node { status cancellableUntil repaymentQuote { id } payments { status } } } } } } }',
    {},
    { cookie: cookie ?? '' },
  );
  return (answer.data?.viewer.accounts[0]?.installmentPlans.edges ?? []).map(({ node }) => node);
}

/** Bills whose total is not the sum of the lines they closed with. */
function wrongBills() {
  return query(
    test.services.database.fork(),
    `select s.label from statement s where s.status <> 'OPEN' and s.total_minor <> (
       select coalesce(sum(l.amount_minor), 0) from bill_line l
        where l.account_id = s.account_id and l.statement_id = s.id and not l.is_adjustment)`,
    [],
  );
}

it('the demo shows a plan that runs, and one that can still be cancelled, at each start', { timeout: 90_000 }, async () => {
  await prepareDemo(test.services);
  const plans = await plansOf('hanako', 'hanako-no-meisai');
  expect(plans).toHaveLength(2);
  const [fresh, running] = plans;
  expect(fresh).toMatchObject({ status: 'ACTIVE', repaymentQuote: null, cancellableUntil: expect.any(String) });
  expect(running).toMatchObject({ status: 'ACTIVE', repaymentQuote: { id: expect.any(String) }, cancellableUntil: null });
  expect(running?.payments.filter(({ status }) => status === 'PAID').length).toBeGreaterThanOrEqual(4);
  expect(running?.payments.filter(({ status }) => status === 'UPCOMING').length).toBeGreaterThanOrEqual(5);
  expect(await wrongBills()).toEqual([]);

  await prepareDemo(test.services);
  expect(await plansOf('hanako', 'hanako-no-meisai')).toHaveLength(2);

  const [soon] = await query<{ later: string }>(test.services.database.fork(), `select (app_now()::date + 60)::text as later`, []);
  await onDay(test.services, soon?.later ?? '', async () => {
    await prepareDemo(test.services);
    const [newest, ...others] = await plansOf('hanako', 'hanako-no-meisai');
    expect(newest?.cancellableUntil).not.toBeNull();
    expect(others.map(({ cancellableUntil }) => cancellableUntil)).toEqual([null, null]);
    expect(await wrongBills()).toEqual([]);
  });
});

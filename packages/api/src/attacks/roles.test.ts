import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPublicSchema } from '../graphql-schema.js';
import { globalId, query } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import { addToFamily } from '../test/family.js';
import { memberWithAuthenticator, passwordStep } from '../test/factors.js';
import { startOperator } from '../test/operators.js';
import { documentOf, listRootFields } from '../test/sample-document.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { purchase } from '../test/statements.js';

let test: TestServer;
let basic: Entered;
let family: Entered[];
beforeAll(async () => {
  test = await startTestServer();
  basic = await enter(test, 'basic');
  family = [];
  for (const [userId, lastFour] of [
    ['child.one', '1111'],
    ['child.two', '2222'],
  ] as const)
    family.push(await enter(test, await addToFamily(test, basic.member, userId, lastFour)));
  const em = test.services.database.fork();
  await startBilling(em, basic.member.accountId, '2026-02-16');
  // A use of each on the bill, and one that is unbilled: of sums nobody could mistake.
  const ofAll = [basic, ...family].flatMap(({ member }, n) => [
    purchase(member, { usedOn: '2026-03-05', amountMinor: 1000n * 10n ** BigInt(n) }),
    purchase(member, { usedOn: '2026-03-25', amountMinor: 3000n * 10n ** BigInt(n) }),
  ]);
  await recordUses(em, basic.member.accountId, ofAll);
  await onDay(test.services, '2026-03-18', () => closeNextCycle(em, basic.member.accountId));
});
afterAll(() => test.stop());

/** The documented table (docs/roles.md): by the field of an account, how much of it a supplementary member sees. */
const SHARES: Record<string, { ask: string; share: 'ALL' | 'OWN' | 'NOTHING' }> = {
  'name, currency and time zone': { ask: 'name currency timeZone', share: 'ALL' },
  'the periods of the bills': {
    ask: 'statements(first: 9) { edges { node { id label periodStart periodEnd closingDate dueDate } } }',
    share: 'ALL',
  },
  cards: { ask: 'cards(first: 100) { edges { node { id lastFour } } }', share: 'OWN' },
  'who carries them': { ask: 'holders { id }', share: 'OWN' },
  'uses, billed or not': { ask: 'transactions(first: 100) { edges { node { id merchant } } }', share: 'OWN' },
  'what a search finds, counts and sums': {
    ask: 'searchTransactions(first: 100) { totalCount totalAmount { minorUnits } edges { cursor } }',
    share: 'OWN',
  },
  'applications for family cards, and how many there may be': {
    ask: 'familyCardApplications(first: 9) { edges { node { id } } } familyCardAllowance { maximum }',
    share: 'NOTHING',
  },
  'what is unbilled': { ask: 'unbilled { count total { minorUnits } transactions(first: 100) { edges { cursor } } }', share: 'OWN' },
  'spending by month': {
    ask: 'spending(by: MONTH, from: "2026-01-01", to: "2026-12-31", first: 12) { count total { minorUnits } }',
    share: 'OWN',
  },
  'the uses and the card subtotals of a bill': {
    ask: 'statement(label: "2026-03") { cards { card { id } total { minorUnits } } transactions(first: 100) { edges { node { id } } } }',
    share: 'OWN',
  },
  'the bill to be paid next': { ask: 'dueStatement { id }', share: 'NOTHING' },
  'total, adjustment, amount due and breakdown of a bill': {
    ask: 'statement(label: "2026-03") { total { minorUnits } adjustment { minorUnits } amountDue { minorUnits } breakdown { uses { minorUnits } } }',
    share: 'NOTHING',
  },
};

async function see({ member, cookie }: Entered, ask: string): Promise<unknown> {
  const document = `query ($id: ID!) { node(id: $id) { ... on Account { ${ask} } } }`;
  const answer = await test.ask<{ node: unknown }>(document, { id: globalId('Account', member.accountId) }, { cookie });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.node;
}

describe('AZ-02: a supplementary member', () => {
  it.each(Object.entries(SHARES))('sees of %s what the table says', async (_what, { ask, share }) => {
    const [all, one, two] = [await see(basic, ask), await see(family[0] as Entered, ask), await see(family[1] as Entered, ask)];
    const text = JSON.stringify(one);
    if (share === 'ALL') expect(one).toEqual(all);
    if (share === 'OWN')
      expect([text === JSON.stringify(all), text === JSON.stringify(two) && !/"count":1|"totalCount":1/.test(text)]).toEqual([
        false,
        false,
      ]);
    if (share === 'NOTHING') expect(text).not.toMatch(/minorUnits|"id"/);
    if (share !== 'ALL') expect(text).not.toContain(globalId('Card', basic.member.cardId));
  });

  it('has details of their own, which are nobody else’s: not the basic member’s, nor theirs the basic member’s', async () => {
    const everyone = [basic, ...family];
    for (const viewer of everyone) {
      for (const other of everyone.filter((one) => one !== viewer)) {
        const document = `query ($id: ID!) { node(id: $id) { id ... on Member { name { family } address { line } email { value } } } }`;
        const { data } = await test.ask(document, { id: globalId('Member', other.member.memberId) }, { cookie: viewer.cookie });
        expect(data).toEqual({ node: null });
      }
      const own = await test.ask<{ viewer: { email: { value: string } } }>('{ viewer { email { value } } }', {}, { cookie: viewer.cookie });
      expect(own.data?.viewer.email.value).toBe(`${viewer.member.userId}@example.jp`);
    }
  });

  it('finds nothing of the others by id, by card or by holder', async () => {
    const [own, other] = family as [Entered, Entered];
    const rows = (await see(basic, 'transactions(first: 100) { edges { node { id } } }')) as {
      transactions: { edges: { node: { id: string } }[] };
    };
    const found = [];
    for (const { node } of rows.transactions.edges) {
      const answer = await test.ask<{ node: object | null }>(
        'query ($id: ID!) { node(id: $id) { id } }',
        { id: node.id },
        { cookie: own.cookie },
      );
      if (answer.data?.node != null) found.push(node.id);
    }
    expect(found).toHaveLength(2);
    for (const filter of [
      `cardIds: ["${globalId('Card', other.member.cardId)}"]`,
      `holderIds: ["${globalId('Member', other.member.memberId)}", "${globalId('Member', basic.member.memberId)}"]`,
    ]) {
      expect(await see(own, `searchTransactions(filter: { ${filter} }, first: 9) { totalCount }`)).toEqual({
        searchTransactions: { totalCount: 0 },
      });
    }
  });
});

describe('AZ-07: who may download', () => {
  it('a statement is downloaded by its members alone', async () => {
    const account = (await see(basic, 'statements(first: 9) { edges { node { id } } }')) as {
      statements: { edges: { node: { id: string } }[] };
    };
    const half = await passwordStep(test, await memberWithAuthenticator(test, 'half.way'));
    const url = `/downloads/statements/${account.statements.edges[0]?.node.id}.csv`;
    const stranger = await enter(test, 'a.stranger');
    const statuses = [];
    for (const headers of [
      {},
      { cookie: half },
      { cookie: stranger.cookie },
      (await startOperator(test.services)).headers,
      { cookie: basic.cookie },
      { cookie: (family[0] as Entered).cookie },
    ]) {
      statuses.push((await test.server.app.inject({ url, headers })).statusCode);
    }
    expect(statuses).toEqual([401, 401, 404, 401, 200, 200]);
  });
});

describe('AZ-10: an act that asks for fresh proof', () => {
  it('is refused to a session whose proof is old, whatever another session of the member proves, and let through after its own', async () => {
    const member = await enter(test, 'stepper');
    const acts = listRootFields(await createPublicSchema({ hasSimulations: true })).filter(
      ({ field }) => (field.extensions['memberAct'] as { freshProof: boolean } | undefined)?.freshProof === true,
    );
    expect(acts.length).toBeGreaterThan(8);
    const askAll = async (cookie: string): Promise<string[]> => {
      const refused = [];
      for (const act of acts) {
        const { data } = await test.ask(documentOf(act), {}, { cookie });
        if (JSON.stringify(data).includes('StepUpNeeded')) refused.push(act.field.name);
      }
      return refused;
    };
    await query(test.services.database.fork(), `update session set proved_at = app_now() - interval '11 minutes'`, []);
    const names = acts.map(({ field }) => field.name);
    expect(await askAll(member.cookie)).toEqual(names);
    await enter(test, member.member);
    expect(await askAll(member.cookie)).toEqual(names);
    const stepUp = 'mutation ($password: String!) { stepUpWithPassword(password: $password) { __typename } }';
    const proved = await test.ask(stepUp, { password: member.member.password }, { cookie: member.cookie });
    expect(proved.data).toEqual({ stepUpWithPassword: { __typename: 'StepUpSuccess' } });
    expect(await askAll(proved.cookie ?? '')).toEqual([]);
  });
});

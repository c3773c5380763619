import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMember, issueCard } from '../accounts/index.js';
import { addLogin } from '../identity/index.js';
import { globalId } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { enter, type Entered } from '../test/sessions.js';
import { startTestServer, type EnrolledMember, type TestServer } from '../test/server.js';
import { fillStatements, purchase } from '../test/statements.js';
import { closeNextCycle, recordUses } from './index.js';

/** What a page asks in one go, which is read by one statement. */
const PARTS = `id label status periodStart periodEnd closingDate dueDate total { minorUnits currency } adjustment { minorUnits } amountDue { minorUnits }
  account { id name role } breakdown { previousBalance { minorUnits } payments { minorUnits } uses { minorUnits } fees { minorUnits } }
  cards { card { id lastFour } total { minorUnits } }`;
const USES = `transactions(first: $first, after: $after, last: $last, before: $before) {
  edges { cursor node { __typename id merchant kind usedOn postedOn amount { minorUnits currency } card { id lastFour } account { id name } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`;
const VARIABLES = '$id: ID!, $label: String!, $first: Int, $after: String, $last: Int, $before: String';
const TOGETHER = `query (${VARIABLES}) { node(id: $id) { ... on Account { name role statement(label: $label) { ${PARTS} ${USES} } } } }`;
/** The same, which a condition keeps from being read along. */
const APART = `query (${VARIABLES}) { node(id: $id) { ... on Account { name role statement(label: $label) @include(if: true) { ${PARTS} ${USES} } } } }`;

describe.each(['PGlite', 'PostgreSQL'])('a statement’s page on %s', (engine) => {
  let postgres: TestPostgres | undefined;
  let test: TestServer;
  let basic: Entered;
  let child: Entered;
  beforeAll(async () => {
    postgres = engine === 'PostgreSQL' ? await startPostgres() : undefined;
    test = await startTestServer(postgres === undefined ? {} : { DATABASE_URL: postgres.url });
    basic = await enter(test, 'basic');
    child = await addChild();
    await fillStatements(test.services, basic.member);
    const em = test.services.database.fork();
    await recordUses(em, basic.member.accountId, [
      purchase(child.member, { usedOn: '2026-03-21', amountMinor: 70n }),
      // More than the bill asks for: its payment has two lines, and is one transaction.
      purchase(basic.member, { kind: 'PAYMENT', cardId: null, usedOn: '2026-04-10', amountMinor: -90_000n }),
    ]);
    await onDay(test.services, '2026-04-18', () => closeNextCycle(em, basic.member.accountId));
  });
  afterAll(async () => {
    await test.stop();
    await postgres?.stop();
  });

  async function addChild(): Promise<Entered> {
    const em = test.services.database.fork();
    const [userId, password] = ['child', 'child-right-password'];
    const memberId = await addMember(em, { language: 'JA' });
    await addLogin(em, { person: { memberId }, userId, passwordHash: await test.services.passwordHasher.hash(password) });
    const { accountId } = basic.member;
    const cardId = String(await issueCard(em, { accountId, memberId, lastFour: '7777' }));
    return enter(test, { memberId, accountId, cardId, userId, password } satisfies EnrolledMember);
  }

  async function ask(document: string, label: string, paging: object, { member, cookie } = basic) {
    const { status, data, errors } = await test.ask<{ node: { statement: Page | null } | null }>(
      document,
      { id: globalId('Account', member.accountId), label, ...paging },
      { cookie },
    );
    return { status, data, messages: errors?.map(({ message }) => message) };
  }

  interface Page {
    transactions: { edges: { cursor: string; node: { id: string } }[] };
  }

  it('is by one read what its parts are, page by page, both ways, for each of the family', async () => {
    const { data } = await ask(APART, '2026-04', { first: 100 });
    const cursors = data?.node?.statement?.transactions.edges.map(({ cursor }) => cursor) ?? [];
    expect(cursors.length).toBeGreaterThan(10);
    const middle = cursors[5] ?? '';
    for (const who of [basic, child]) {
      for (const label of ['2026-03', '2026-04', '2031-01']) {
        for (const paging of [
          { first: 100 },
          { first: 4 },
          { first: 4, after: middle },
          { last: 4 },
          { last: 4, before: middle },
          { first: 4, after: cursors.at(-1) },
        ]) {
          expect(await ask(TOGETHER, label, paging, who)).toEqual(await ask(APART, label, paging, who));
        }
      }
    }
  });

  it('shows a payment that has two lines on it once', async () => {
    const { data } = await ask(TOGETHER, '2026-04', { first: 100 });
    const ids = data?.node?.statement?.transactions.edges.map(({ node }) => node.id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says what is wrong with a page where it is asked for', async () => {
    for (const paging of [{}, { first: 0 }, { first: 1, last: 1 }, { first: 1, after: 'forged' }]) {
      const told = await ask(TOGETHER, '2026-03', paging);
      expect(told).toEqual(await ask(APART, '2026-03', paging));
      expect(told.status).toBe(400);
    }
  });

  it('is not there for others', async () => {
    const stranger = await enter(test, 'stranger');
    const { data } = await ask(TOGETHER, '2026-03', { first: 10 }, { ...stranger, member: basic.member });
    expect(data?.node).toBeNull();
  });
});

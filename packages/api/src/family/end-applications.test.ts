import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../platform/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { withCheckDigit } from '../test/cards.js';
import { dumpDatabase } from '../test/dump.js';
import { APPLICATION, applyFor, ONE_NAME, RELATIVE } from '../test/family.js';
import { mailsTo } from '../test/mails.js';
import { enter, kindsOf, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';
import {
  decideFamilyCard,
  expireApprovals,
  forgetRelatives,
  issueFamilyCard,
  moveApplication,
  readApplicationKey,
  type ApplicationKey,
} from './index.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

const ORIGIN = 'https://meisai.example';

/** Does something as if so many days had passed. */
async function daysLater<T>(days: number, work: (em: EntityManager, services: Services) => Promise<T>): Promise<T> {
  const em = test.services.database.fork();
  await query(em, `insert into clock_shift values (true, $1::int * interval '1 day')`, [days]);
  try {
    return await work(em, test.services);
  } finally {
    await query(em, 'delete from clock_shift', []);
  }
}

async function decided(id: string, decision: 'APPROVED' | 'DECLINED'): Promise<ApplicationKey> {
  const key = readApplicationKey(id) as ApplicationKey;
  await test.services.database
    .fork()
    .transactional((tx) => decideFamilyCard(tx as EntityManager, key, decision, { publicOrigin: ORIGIN, reason: 'A test.' }));
  return key;
}

function issue(key: ApplicationKey, number: string) {
  return test.services.database
    .fork()
    .transactional((tx) =>
      issueFamilyCard(tx as EntityManager, { keys: test.services.keys, publicOrigin: ORIGIN }, key, { number, expiresOn: '2039-04-30' }),
    );
}

async function look({ cookie }: Entered, id: string) {
  const list = '{ viewer { accounts { familyCardAllowance { underWay } familyCardApplications(first: 9) { edges { node { id } } } } } }';
  interface Account {
    familyCardAllowance: { underWay: number };
    familyCardApplications: { edges: object[] };
  }
  const { data } = await test.ask<{ viewer: { accounts: Account[] } }>(list, {}, { cookie });
  const { data: one } = await test.ask<{ node: { state: string } | null }>(APPLICATION, { id }, { cookie });
  const [account] = data?.viewer.accounts ?? [];
  return {
    state: one?.node?.state ?? null,
    underWay: account?.familyCardAllowance.underWay,
    listed: account?.familyCardApplications.edges.length,
  };
}

describe('an approved application whose card is not made', () => {
  it('counts for ninety days and then no more: ended, told by mail, on record, and free to be sent anew', async () => {
    const basic = await enter(test, 'never.issued');
    const id = await applyFor(test, basic);
    const key = await decided(id, 'APPROVED');
    await daysLater(89, expireApprovals);
    expect(await look(basic, id)).toEqual({ state: 'APPROVED', underWay: 1, listed: 1 });
    await daysLater(91, expireApprovals);
    // A mail goes out at its time, which is that day.
    const subjects = await daysLater(91, async (em, services) => {
      await expireApprovals(em, services);
      return (await mailsTo(services, 'never.issued@example.jp')).map(({ subject }) => subject);
    });
    expect(await look(basic, id)).toEqual({ state: 'EXPIRED', underWay: 0, listed: 1 });
    expect((await kindsOf(test, basic.member)).filter((kind) => kind === 'FAMILY_CARD_EXPIRED')).toHaveLength(1);
    expect(subjects.filter((subject) => subject === 'Your application for a family card has run out')).toHaveLength(1);
    expect(await issue(key, withCheckDigit('939277700000111'))).toMatchObject({ kind: 'FAMILY_CARD_APPLICATION_DECIDED' });
    expect(await applyFor(test, basic)).not.toBe(id);
  });

  it('is left alone once its card is made', async () => {
    const basic = await enter(test, 'issued.in.time');
    const id = await applyFor(test, basic);
    expect(await issue(await decided(id, 'APPROVED'), withCheckDigit('939277700000112'))).toMatchObject({ kind: 'ISSUED' });
    await daysLater(91, expireApprovals);
    expect(await look(basic, id)).toMatchObject({ state: 'ISSUED', underWay: 0 });
  });
});

describe('what is known of a relative', () => {
  it.each(['DECLINED', 'WITHDRAWN', 'EXPIRED', 'ISSUED'] as const)(
    'goes 180 days after an application was %s, and not before; its steps stay',
    async (end) => {
      const basic = await enter(test, `forgets.${end.toLowerCase()}`);
      const marked = { ...RELATIVE, familyName: `${end}森`, email: `${end}@example.jp`, givenNameLatin: end, phone: '03-1234-5678' };
      const id = await applyFor(test, basic, marked);
      const key =
        end === 'WITHDRAWN' ? (readApplicationKey(id) as ApplicationKey) : await decided(id, end === 'DECLINED' ? end : 'APPROVED');
      const em = test.services.database.fork();
      if (end === 'WITHDRAWN' || end === 'EXPIRED') await moveApplication(em, key, end, { actor: 'SERVICE' });
      if (end === 'ISSUED') await issue(key, withCheckDigit('939277700000113'));
      const held = async () =>
        (await dumpDatabase(test.services))
          .split('\n')
          .filter((line) => line.startsWith('public.family_card_app') && line.includes(key.id));
      await daysLater(179, forgetRelatives);
      expect([await look(basic, id), (await held()).join('')]).toMatchObject([
        { state: end, listed: 1 },
        expect.stringContaining(`${end}森`),
      ]);
      await daysLater(181, forgetRelatives);
      expect(await look(basic, id)).toEqual({ state: null, underWay: 0, listed: 0 });
      expect((await held()).join('')).not.toMatch(/森|太郎|ヤマダ|YAMADA|1983|@|\+81/);
      const steps = await query(em, 'select 1 from family_card_event where application_id = $1', [key.id]);
      expect(steps.length).toBeGreaterThan(1);
    },
  );

  it('goes as well where they have one name only', async () => {
    const basic = await enter(test, 'forgets.one.name');
    const id = await applyFor(test, basic, ONE_NAME);
    await decided(id, 'DECLINED');
    await daysLater(181, forgetRelatives);
    expect(await look(basic, id)).toEqual({ state: null, underWay: 0, listed: 0 });
  });

  it('stays while it is not decided, however long that takes', async () => {
    const basic = await enter(test, 'still.waits');
    const id = await applyFor(test, basic);
    await daysLater(400, forgetRelatives);
    expect(await look(basic, id)).toEqual({ state: 'SUBMITTED', underWay: 1, listed: 1 });
  });
});

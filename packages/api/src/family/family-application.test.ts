import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalId, query } from '../platform/index.js';
import { addToFamily, APPLY, applyFor, ONE_NAME, RELATIVE, WITHDRAW } from '../test/family.js';
import { mailsTo } from '../test/mails.js';
import { enter, kindsOf, type Entered } from '../test/sessions.js';
import { startTestServer, type TestServer } from '../test/server.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

interface Applied {
  __typename: string;
  code?: string;
  faults?: { field: string; fault: string }[];
  maximum?: number;
  application?: { id: string; state: string; history: { state: string }[] };
}

let keys = 0;

async function apply({ member, cookie }: Entered, typed: object = {}): Promise<Applied> {
  const input = { ...RELATIVE, accountId: globalId('Account', member.accountId), idempotencyKey: `a-key-of-${(keys += 1)}`, ...typed };
  const answer = await test.ask<{ act: Applied }>(APPLY, { input }, { cookie });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.act;
}

async function withdraw({ cookie }: Entered, id: string): Promise<Applied> {
  const answer = await test.ask<{ act: Applied }>(WITHDRAW, { id }, { cookie });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.act;
}

const LIST = `{ viewer { accounts { familyCardAllowance { maximum inUse underWay remaining minimumAge today }
  familyCardApplications(first: 9) { edges { node { id state } } } } } }`;

async function look({ cookie }: Entered) {
  interface Account {
    familyCardAllowance: object | null;
    familyCardApplications: { edges: { node: { id: string; state: string } }[] };
  }
  const { data } = await test.ask<{ viewer: { accounts: Account[] } }>(LIST, {}, { cookie });
  return data?.viewer.accounts[0];
}

describe('a family card', () => {
  it('are counted the age of a relative on the day it is in Japan, which the page is told: at half past midnight it is a day ahead of UTC', async () => {
    const em = test.services.database.fork();
    await query(em, `insert into clock_shift values (true, '2026-11-30T15:30:00Z'::timestamptz - statement_timestamp())`, []);
    try {
      const basic = await enter(test, 'family.midnight');
      const seen = await test.ask('{ viewer { accounts { familyCardAllowance { today } } } }', {}, { cookie: basic.cookie });
      expect(seen.data).toEqual({ viewer: { accounts: [{ familyCardAllowance: { today: '2026-12-01' } }] } });
      expect(await applyFor(test, basic, { birthDate: '2008-12-01' })).toBeTypeOf('string');
    } finally {
      await query(em, 'delete from clock_shift', []);
    }
  });

  it('is applied for by the basic member: kept in one form, told by mail, on record', async () => {
    const basic = await enter(test, 'family.basic');
    const applied = await apply(basic);
    expect(applied.application).toMatchObject({
      state: 'SUBMITTED',
      canBeWithdrawn: true,
      relation: 'SPOUSE',
      name: { family: '山田', given: '太郎' },
      nameKana: { family: 'ヤマダ', given: 'タロウ' },
      nameLatin: { family: 'YAMADA', given: 'TARO' },
      birthDate: '1983-02-03',
      email: 'taro.yamada@example.jp',
      phone: '+819012345678',
      history: [{ state: 'SUBMITTED' }],
      card: null,
    });
    expect(await look(basic)).toEqual({
      familyCardAllowance: {
        maximum: 4,
        inUse: 0,
        underWay: 1,
        remaining: 3,
        minimumAge: 18,
        today: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      },
      familyCardApplications: { edges: [{ node: { id: applied.application?.id, state: 'SUBMITTED' } }] },
    });
    const mails = await mailsTo(test.services, 'family.basic@example.jp');
    expect(mails.map(({ subject }) => subject)).toContain('Your application for a family card has arrived');
    expect(JSON.stringify(mails)).not.toMatch(/太郎|TARO|taro\.yamada/);
    expect(await kindsOf(test, basic.member)).toContain('FAMILY_CARD_APPLIED_FOR');
  });

  it('is applied for once for a key, and the key stands for nothing else', async () => {
    const basic = await enter(test, 'family.once');
    const idempotencyKey = 'the-same-key-again';
    const [first, second] = [await apply(basic, { idempotencyKey }), await apply(basic, { idempotencyKey })];
    expect(second.application?.id).toBe(first.application?.id);
    expect(await apply(basic, { idempotencyKey, givenName: '次郎' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await look(basic))?.familyCardApplications.edges).toHaveLength(1);
  });

  it('for somebody too young, without a name or with the member’s own address is refused at the fields', async () => {
    const basic = await enter(test, 'family.faults');
    const typed = { birthDate: '2020-01-01', familyName: '　', givenNameLatin: '太郎', email: 'Family.Faults@example.jp', phone: '12' };
    expect((await apply(basic, typed)).faults?.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
      { field: 'birthDate', fault: 'TOO_YOUNG' },
      { field: 'email', fault: 'NOT_THEIR_OWN' },
      { field: 'familyName', fault: 'EMPTY' },
      { field: 'givenNameLatin', fault: 'NOT_LATIN' },
      { field: 'phone', fault: 'NOT_A_PHONE_NUMBER' },
    ]);
    expect((await look(basic))?.familyCardApplications.edges).toEqual([]);
  });

  it('is applied for once for somebody who has one name only, which is all that is kept of a name', async () => {
    const basic = await enter(test, 'family.one.name');
    expect((await apply(basic, { ...ONE_NAME, givenNameLatin: 'TARO' })).faults).toEqual([
      { field: 'givenName', fault: 'EMPTY' },
      { field: 'givenNameKana', fault: 'EMPTY' },
    ]);
    expect((await apply(basic, ONE_NAME)).application).toMatchObject({
      name: { family: 'スリヤ', given: null },
      nameKana: { family: 'スリヤ', given: null },
      nameLatin: { family: 'SURIYA', given: null },
    });
    expect(await apply(basic, ONE_NAME)).toMatchObject({ code: 'FAMILY_CARD_ALREADY_APPLIED_FOR' });
  });

  it('is not applied for twice for one person, nor for more people than the product allows', async () => {
    const basic = await enter(test, 'family.many');
    await addToFamily(test, basic.member, 'family.many.one');
    const [first] = [
      await apply(basic),
      await apply(basic, { givenNameKana: 'ジロウ' }),
      await apply(basic, { givenNameKana: 'サブロウ' }),
    ];
    expect(await apply(basic)).toMatchObject({ code: 'FAMILY_CARD_ALREADY_APPLIED_FOR' });
    expect(await apply(basic, { givenNameKana: 'シロウ' })).toMatchObject({ code: 'FAMILY_CARDS_USED_UP', maximum: 4 });
    expect(await withdraw(basic, first?.application?.id ?? '')).toMatchObject({ application: { state: 'WITHDRAWN' } });
    expect(await apply(basic)).toMatchObject({ __typename: 'ApplyForFamilyCardSuccess' });
  });

  it('is applied for ten times a day at most', async () => {
    const basic = await enter(test, 'family.often');
    for (let n = 0; n < 10; n += 1) await withdraw(basic, (await apply(basic)).application?.id ?? '');
    const input = { ...RELATIVE, accountId: globalId('Account', basic.member.accountId), idempotencyKey: 'one-too-many' };
    const { status, headers } = await test.ask(APPLY, { input }, { cookie: basic.cookie });
    expect([status, headers['retry-after']]).toEqual([429, '86400']);
  });

  it('is not for a supplementary member to apply for, to see or to withdraw, nor for another account’s member', async () => {
    const basic = await enter(test, 'family.own');
    const child = await enter(test, await addToFamily(test, basic.member, 'family.own.child'));
    const stranger = await enter(test, 'family.stranger');
    const id = (await apply(basic)).application?.id ?? '';
    for (const other of [child, stranger]) {
      const input = { accountId: globalId('Account', basic.member.accountId) };
      expect(await apply(other, input)).toMatchObject({ code: 'BASIC_MEMBER_ONLY' });
      expect(await withdraw(other, id)).toMatchObject({ code: 'FAMILY_CARD_APPLICATION_NOT_FOUND' });
      const { data } = await test.ask('query ($id: ID!) { node(id: $id) { id } }', { id }, { cookie: other.cookie });
      expect(data).toEqual({ node: null });
    }
    expect(await look(child)).toEqual({ familyCardAllowance: null, familyCardApplications: { edges: [] } });
    expect((await apply({ ...basic, cookie: '' })).code).toBe('NOT_LOGGED_IN');
  });

  it('is withdrawn once; its history stays, and nobody can rewrite it', async () => {
    const basic = await enter(test, 'family.rewriter');
    const id = (await apply(basic)).application?.id ?? '';
    expect(await withdraw(basic, id)).toMatchObject({
      application: { state: 'WITHDRAWN', canBeWithdrawn: false, history: [{ state: 'SUBMITTED' }, { state: 'WITHDRAWN' }] },
    });
    expect(await withdraw(basic, id)).toMatchObject({ code: 'FAMILY_CARD_APPLICATION_DECIDED' });
    const em = test.services.database.fork();
    for (const sql of [`update family_card_event set state = 'APPROVED'`, 'delete from family_card_event']) {
      await expect(query(em, sql, [])).rejects.toThrow('append-only');
    }
  });

  it.each(['\u0000', '\u202eevil', "'; drop table family_card_application; --", '<script>alert(1)</script>', '=1+1', '{{7*7}}'])(
    'IN-04: of a name %j is refused, or kept as it is',
    async (familyName) => {
      const basic = await enter(test, `family.text.${keys}`);
      const input = { ...RELATIVE, accountId: globalId('Account', basic.member.accountId), idempotencyKey: 'a-name-of-text', familyName };
      const { status, data } = await test.ask<{ act: Applied }>(APPLY, { input }, { cookie: basic.cookie });
      const kept = (data?.act.application as { name?: { family: string } } | undefined)?.name?.family;
      expect([status < 500, kept === undefined || kept === familyName]).toEqual([true, true]);
    },
  );
});

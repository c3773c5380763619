import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCard, addMember } from '../accounts/index.js';
import { addLogin } from '../identity/index.js';
import { globalId, inBulkTransaction, query } from '../platform/index.js';
import { onDay } from '../test/clock.js';
import { enrolMember, LOGIN, startTestServer, type EnrolledMember, type LoginData, type TestServer } from '../test/server.js';
import { closeNextCycle, recordLife, recordUses, startBilling, startRecordingLife, type SaidOutcome, type SaidUse } from './index.js';

let test: TestServer;
let hanako: EnrolledMember;
let stranger: EnrolledMember;
let cookies: Record<'hanako' | 'stranger' | 'taro', string>;
let tarosCard: string;

beforeAll(async () => {
  test = await startTestServer();
  hanako = await enrolMember(test.services, 'hanako');
  stranger = await enrolMember(test.services, 'stranger');
  const em = test.services.database.fork();
  await startBilling(em, hanako.accountId, '2026-10-01');
  const taro = await addMember(em, { language: 'JA', name: { family: '山田', given: '太郎' } });
  tarosCard = await issueCard(em, { accountId: hanako.accountId, memberId: taro, lastFour: '7777' });
  const password = 'taro-right-password';
  await addLogin(em, { person: { memberId: taro }, userId: 'taro', passwordHash: await test.services.passwordHasher.hash(password) });
  const logIn = async (userId: string, secret: string): Promise<string> =>
    (await test.ask<LoginData>(LOGIN, { input: { userId, password: secret } })).cookie ?? '';
  cookies = {
    hanako: await logIn('hanako', hanako.password),
    stranger: await logIn('stranger', stranger.password),
    taro: await logIn('taro', password),
  };
});
afterAll(() => test.stop());

function said(
  sourceKey: string,
  step: SaidUse['step'],
  on: string,
  more: Partial<SaidUse['details']> & { refundOf?: string } = {},
): SaidUse {
  const { refundOf = null, ...details } = more;
  const use = { cardId: tarosCard, kind: 'PURCHASE' as const, merchant: '喫茶つばめ', usedOn: on, postedOn: null };
  const rate = { original: null, exchangeRate: null, exchangedOn: null, merchantCategoryCode: '5814' };
  return {
    accountId: hanako.accountId,
    sourceKey,
    step,
    on,
    refundOf,
    details: step.kind === 'REVERSAL' ? null : { ...use, ...rate, ...details },
  };
}

function record(...uses: SaidUse[]): Promise<SaidOutcome[]> {
  return inBulkTransaction(test.services.database.fork(), async (bulk) => {
    await startRecordingLife(bulk.em);
    return recordLife(bulk, uses);
  });
}

async function idOf(sourceKey: string): Promise<string> {
  const [row] = await query<{ id: string }>(test.services.database.fork(), 'select id from card_transaction where source_key = $1', [
    sourceKey,
  ]);
  return globalId('Transaction', hanako.accountId, row?.id ?? '');
}

interface Shown {
  node: {
    status: string;
    merchant: string;
    amount: { minorUnits: number };
    refundedAmount: { minorUnits: number };
    exchangeRate: string | null;
    exchangedOn: string | null;
    card: { holder: { family: string; given: string } } | null;
    refundOf: { id: string } | null;
    history: { status: string; on: string; amount: { minorUnits: number } }[];
    billLines: { kind: string; amount: { minorUnits: number }; statement: { label: string; total: object | null } | null }[];
  } | null;
}

const SHOW = `query Show($id: ID!) { node(id: $id) { ... on Transaction {
  status merchant amount { minorUnits } refundedAmount { minorUnits } exchangeRate exchangedOn
  card { holder { family given } } refundOf { id } history { status on amount { minorUnits } }
  billLines { kind amount { minorUnits } statement { label total { minorUnits } } }
} } }`;

async function show(who: keyof typeof cookies, sourceKey: string): Promise<Shown['node']> {
  const answer = await test.ask<Shown>(SHOW, { id: await idOf(sourceKey) }, { cookie: cookies[who] });
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.node;
}

const UNBILLED =
  '{ viewer { accounts { unbilled { count total { minorUnits } } transactions(first: 10) { edges { node { status } } } } } }';

describe('one use, from its authorisation to its refund', () => {
  it('keeps its id, tells what happened to it, and which bill it stands on', async () => {
    await record(said('use:1', { kind: 'AUTHORISATION', amountMinor: 1000n }, '2026-10-03'));
    const id = await idOf('use:1');
    expect(await show('hanako', 'use:1')).toMatchObject({
      status: 'PENDING',
      history: [{ status: 'PENDING', on: '2026-10-03' }],
      billLines: [],
    });
    const rate = {
      original: { minorUnits: 720n, currency: 'USD' },
      exchangeRate: '150.69',
      exchangedOn: '2026-10-04',
      postedOn: '2026-10-05',
    };
    await record({ ...said('use:1', { kind: 'POSTING', amountMinor: 1085n }, '2026-10-03', rate), on: '2026-10-05' });
    await onDay(test.services, '2026-10-20', async () => {
      while ((await closeNextCycle(test.services.database.fork())) !== null);
    });
    await record(said('use:2', { kind: 'POSTING', amountMinor: -400n }, '2026-11-01', { kind: 'REFUND', refundOf: 'use:1' }));
    expect(await idOf('use:1')).toBe(id);
    expect(await show('hanako', 'use:1')).toMatchObject({
      status: 'PARTLY_REFUNDED',
      amount: { minorUnits: 1085 },
      refundedAmount: { minorUnits: 400 },
      exchangeRate: '150.69',
      exchangedOn: '2026-10-04',
      card: { holder: { family: '山田', given: '太郎' } },
      history: [
        { status: 'PENDING', on: '2026-10-03', amount: { minorUnits: 1000 } },
        { status: 'POSTED', on: '2026-10-05', amount: { minorUnits: 1085 } },
        { status: 'PARTLY_REFUNDED', on: '2026-11-01', amount: { minorUnits: 400 } },
      ],
      billLines: [{ kind: 'USE', amount: { minorUnits: 1085 }, statement: { label: '2026-10', total: { minorUnits: 1085 } } }],
    });
    expect(await show('hanako', 'use:2')).toMatchObject({
      refundOf: { id },
      billLines: [{ kind: 'REFUND', amount: { minorUnits: -400 }, statement: null }],
    });
    await record(said('use:3', { kind: 'POSTING', amountMinor: -685n }, '2026-11-02', { kind: 'REFUND', refundOf: 'use:1' }));
    expect(await show('hanako', 'use:1')).toMatchObject({ status: 'REFUNDED', refundedAmount: { minorUnits: 1085 } });
  });

  it('is shown to who carries the card without the bill’s total, and to nobody else', async () => {
    const shown = await show('taro', 'use:1');
    expect(shown?.history).toHaveLength(4);
    expect(shown?.billLines).toEqual([{ kind: 'USE', amount: { minorUnits: 1085 }, statement: { label: '2026-10', total: null } }]);
    expect(await show('stranger', 'use:1')).toBeNull();
  });

  it('that is the basic member’s own does not exist for the supplementary one, nor does what it refunds', async () => {
    const own = { cardId: hanako.cardId };
    await record(
      said('use:4', { kind: 'POSTING', amountMinor: 900n }, '2026-11-03', own),
      said('use:5', { kind: 'POSTING', amountMinor: -900n }, '2026-11-04', { kind: 'REFUND', refundOf: 'use:4' }),
    );
    expect(await show('taro', 'use:4')).toBeNull();
    expect(await show('taro', 'use:5')).toMatchObject({ refundOf: null });
    expect(await show('hanako', 'use:5')).toMatchObject({ refundOf: { id: await idOf('use:4') } });
  });

  it('that is taken back leaves what is unbilled and every sum, and stays in the list', async () => {
    const before = await test.ask(UNBILLED, {}, { cookie: cookies.hanako });
    expect(await record(said('use:6', { kind: 'AUTHORISATION', amountMinor: 5000n }, '2026-11-05'))).toEqual(['NEW']);
    expect(await record({ ...said('use:6', { kind: 'REVERSAL' }, '2026-11-06') })).toEqual(['CHANGED']);
    const after = await test.ask<{ viewer: { accounts: { unbilled: object; transactions: { edges: { node: { status: string } }[] } }[] } }>(
      UNBILLED,
      {},
      { cookie: cookies.hanako },
    );
    const [account] = after.data?.viewer.accounts ?? [];
    expect(account?.unbilled).toEqual((before.data as NonNullable<typeof after.data>).viewer.accounts[0]?.unbilled);
    expect(account?.transactions.edges[0]?.node.status).toBe('CANCELLED');
    expect(await show('hanako', 'use:6')).toMatchObject({ history: [{ status: 'PENDING' }, { status: 'CANCELLED' }], billLines: [] });
  });

  it('has the history of a posting where it came in posted, as from a bank’s file', async () => {
    const em = test.services.database.fork();
    const file = { cardId: null, kind: 'PURCHASE' as const, merchant: '店', usedOn: '2026-11-07', postedOn: '2026-11-09' };
    await recordUses(em, hanako.accountId, [{ ...file, amountMinor: 300n, original: null, sourceKey: 'file:1' }]);
    expect(await show('hanako', 'file:1')).toMatchObject({ status: 'POSTED', history: [{ status: 'POSTED', on: '2026-11-09' }] });
    const [row] = await query<{ n: number }>(
      em,
      `select count(*)::int as n from card_transaction t where not exists (
         select 1 from transaction_event e where e.account_id = t.account_id and e.transaction_id = t.id)`,
      [],
    );
    expect(row?.n).toBe(0);
  });
});

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../calendar/days.js';
import { ENTITIES } from '../features.js';
import {
  createMetrics,
  createPasswordHasher,
  globalId,
  openDatabase,
  query,
  type EntityManager,
  type Services,
} from '../platform/index.js';
import { closeNextCycle } from '../statements/index.js';
import { buy, memberWithInstallments } from '../test/installments.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { postGraphql, startApiProcesses, type ApiProcesses } from '../test/processes.js';
import { LOGIN, type EnrolledMember, type LoginData } from '../test/server.js';
import { keepAgreedPlan } from './keep-agreed-plan.js';

const IS_PROOF = process.env['PROOF'] === '1';
const LASTS_MS = (IS_PROOF ? 300 : 12) * 1000;
const KILL_EVERY_MS = 1000;
const RESTART_EVERY_MS = (IS_PROOF ? 30 : 6) * 1000;
const PROCESSES = 4;
const CLIENTS = 8;
const PURCHASES = IS_PROOF ? 150 : 20;
/** Plans that run since so many days: past their deadline, with payments that are billed and others that are to come. */
const RUNNING = IS_PROOF ? 60 : 8;
const RUNNING_FOR_DAYS = 95;
const REFUND_MINOR = 10;

let postgres: TestPostgres;
let slots: (ApiProcesses | null)[] = [];
let services: Services;
const undo: (() => Promise<void>)[] = [];
let isOver = false;

beforeAll(async () => {
  postgres = await startPostgres();
  undo.push(() => postgres.stop());
  slots = await Promise.all(Array.from({ length: PROCESSES }, () => startApiProcesses(1, postgres.url, { LOG_LEVEL: 'silent' })));
  services = await openServices();
  undo.push(() => services.passwordHasher.close().then(() => services.database.close()));
}, 120_000);
afterAll(async () => {
  for (const slot of slots) await slot?.stop();
  // What did not start is not to be ended; the database must not be left behind.
  for (const step of undo.toReversed()) await step();
});

async function openServices(): Promise<Services> {
  const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 4 });
  const passwordHasher = createPasswordHasher(createMetrics());
  return { database, passwordHasher } as Services;
}

function em(): EntityManager {
  return services.database.fork();
}

/** One act as its client knows it. */
interface Told {
  kind: 'CONVERT' | 'CANCEL' | 'REPAY' | 'REFUND';
  key: string;
  subject: string;
  /** What came of it: a plan, or the refund. */
  madeId: string | null;
  isAcknowledged: boolean;
}

const ACTS = {
  CONVERT: `mutation ($key: String!, $subject: ID!) { act: convertToInstallments(input: { idempotencyKey: $key, offerIds: [$subject] })
    { __typename ... on Refusal { code } ... on ConvertToInstallmentsSuccess { plans { id } } } }`,
  CANCEL: `mutation ($key: String!, $subject: ID!) { act: cancelInstallmentPlan(input: { idempotencyKey: $key, planId: $subject })
    { __typename ... on Refusal { code } ... on CancelInstallmentPlanSuccess { plan { id } } } }`,
  REPAY: `mutation ($key: String!, $subject: ID!) { act: repayInstallmentPlan(input: { idempotencyKey: $key, quoteId: $subject })
    { __typename ... on Refusal { code } ... on RepayInstallmentPlanSuccess { plan { id } } } }`,
  REFUND: `mutation ($key: String!, $subject: ID!) { act: simulateRefund(input: { idempotencyKey: $key, purchaseId: $subject,
    amount: { minorUnits: ${REFUND_MINOR}, currency: "JPY" } }) { __typename ... on Refusal { code } ... on SimulateRefundSuccess { refund { id } } } }`,
};

class Client {
  readonly log: Told[] = [];
  #cookie = '';

  constructor(
    readonly member: EnrolledMember,
    readonly n: number,
  ) {}

  /** Asks any process that is there until one answers. */
  async ask<Data>(document: string, variables: object, cookie = this.#cookie): Promise<{ data: Data; setCookie: string }> {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      const origin = slots[(this.n + attempt) % PROCESSES]?.all[0]?.origin;
      const answer =
        origin === undefined ? null : await postGraphql<Data>(origin, `203.0.113.${this.n}`, document, variables, cookie).catch(() => null);
      if (answer?.status === 200 && answer.data != null) return { data: answer.data, setCookie: answer.setCookie };
      await sleep(50);
    }
    throw new Error('No process answered for twenty seconds.');
  }

  async login(): Promise<void> {
    const { userId, password } = this.member;
    const { setCookie } = await this.ask<LoginData>(LOGIN, { input: { userId, password } }, '');
    this.#cookie = /[\w-]*meisai=[^;]+/.exec(setCookie)?.[0] ?? '';
  }

  /** Sends an act once; what became of it stays unknown where no answer comes. */
  async tryOnce(told: Told): Promise<void> {
    this.log.push(told);
    const origin = slots[Math.floor(Math.random() * PROCESSES)]?.all[0]?.origin;
    if (origin === undefined) return;
    const variables = { key: told.key, subject: told.subject };
    const answer = await postGraphql<{ act: Answered }>(origin, `203.0.113.${this.n}`, ACTS[told.kind], variables, this.#cookie).catch(
      () => null,
    );
    if (answer?.status === 200 && answer.data != null) learn(told, answer.data.act);
  }

  /** Does one act, and finds out what became of it before the next. */
  async act(kind: Told['kind'], subject: string): Promise<void> {
    const told: Told = { kind, key: randomUUID(), subject, madeId: null, isAcknowledged: false };
    await this.tryOnce(told);
    if (!told.isAcknowledged) await this.settle(told);
  }

  async settle(told: Told): Promise<void> {
    const { data } = await this.ask<{ act: Answered }>(ACTS[told.kind], { key: told.key, subject: told.subject });
    learn(told, data.act);
  }
}

interface Answered {
  __typename: string;
  plans?: { id: string }[];
  plan?: { id: string };
  refund?: { id: string };
}

function learn(told: Told, { __typename, plans, plan, refund }: Answered): void {
  const madeId = plans?.[0]?.id ?? plan?.id ?? refund?.id ?? null;
  if (told.isAcknowledged && madeId !== told.madeId)
    throw new Error(`${told.key} was ${told.madeId}, and is ${madeId} (${__typename}) now.`);
  Object.assign(told, { madeId, isAcknowledged: madeId !== null });
}

/** What one client acts on. */
interface Books {
  client: Client;
  /** In no plan at first. */
  purchases: string[];
  /** Those of the plans that run. */
  running: string[];
}

/** Converts purchases one after the other until it is over, cancels every second one again, and repays plans that run in between. */
async function live({ client, purchases, running }: Books): Promise<void> {
  const toRepay = [...running];
  for (let turn = 0; !isOver; turn += 1) {
    const id = purchases[turn % purchases.length] ?? '';
    await convert(client, id, turn);
    const inPlan = toRepay.shift();
    if (inPlan !== undefined) await repayEarly(client, inPlan);
    // Every second plan stays: its payments are what refunds are taken off.
    if (turn % 2 === 0) await cancel(client, id);
  }
}

interface SeenPurchase {
  node: {
    installmentPlan: { id: string; repaymentQuote: { id: string } | null } | null;
    installmentOffers: { offers?: { id: string }[] };
  };
}

async function look(client: Client, id: string): Promise<SeenPurchase['node']> {
  const { data } = await client.ask<SeenPurchase>(
    `query ($id: ID!) { node(id: $id) { ... on Transaction { installmentPlan { id repaymentQuote { id } }
       installmentOffers { ... on InstallmentOffers { offers { id } } } } } }`,
    { id: globalId('Transaction', client.member.accountId, id) },
  );
  return data.node;
}

async function convert(client: Client, id: string, turn: number): Promise<void> {
  const { installmentPlan, installmentOffers } = await look(client, id);
  if (installmentPlan === null) await client.act('CONVERT', installmentOffers.offers?.[turn % 3]?.id ?? '');
}

async function cancel(client: Client, id: string): Promise<void> {
  const { installmentPlan } = await look(client, id);
  if (installmentPlan !== null) await client.act('CANCEL', installmentPlan.id);
}

/** A refund between the quote and its confirmation makes another quote of it: then that one is confirmed. */
async function repayEarly(client: Client, id: string): Promise<void> {
  for (let quote = (await look(client, id)).installmentPlan?.repaymentQuote; quote != null && !isOver;) {
    await client.act('REPAY', quote.id);
    quote = (await look(client, id)).installmentPlan?.repaymentQuote;
  }
}

/** Has a little given back of one purchase after the other, beside what its member does with it. */
async function giveBack({ client, purchases, running }: Books): Promise<void> {
  const all = [...running, ...purchases];
  for (let turn = 0; !isOver; turn += 1)
    await client.act('REFUND', globalId('Transaction', client.member.accountId, all[turn % all.length] ?? ''));
}

async function killInTurn(): Promise<void> {
  for (let turn = 0; !isOver; turn += 1) {
    await sleep(KILL_EVERY_MS);
    const n = turn % PROCESSES;
    const slot = slots[n] ?? null;
    slots[n] = null;
    slot?.all[0]?.child.kill('SIGKILL');
    await slot?.stop();
    // While PostgreSQL is away a process cannot start: the next one is tried.
    for (let attempt = 0; slots[n] === null && attempt < 5; attempt += 1)
      slots[n] = await startApiProcesses(1, postgres.url, { LOG_LEVEL: 'silent' }).catch(() => null);
  }
}

async function restartPostgres(): Promise<void> {
  while (!isOver) {
    await sleep(RESTART_EVERY_MS);
    if (!isOver) await postgres.restart();
  }
}

it(
  `MO-08, MO-11: through ${LASTS_MS / 1000} s of killed processes and a restarted database nothing acknowledged is lost, doubled or wrong`,
  async () => {
    const today = new Date().toISOString().slice(0, 10);
    const clients: Books[] = [];
    for (let n = 0; n < CLIENTS; n += 1) clients.push(await openBooks(n, today));
    await Promise.all(clients.map(({ client }) => client.login()));
    setTimeout(() => (isOver = true), LASTS_MS);
    await Promise.all([...clients.flatMap((books) => [live(books), giveBack(books)]), killInTurn(), restartPostgres()]);

    for (const { client } of clients) {
      for (const told of client.log) if (!told.isAcknowledged) await client.settle(told);
      const done = client.log.filter(({ isAcknowledged }) => isAcknowledged);
      expect(done.length).toBeGreaterThan(IS_PROOF ? 50 : 3);
      await expectLedger(client, done);
    }
    const acts = clients.flatMap(({ client }) => client.log).filter(({ isAcknowledged }) => isAcknowledged);
    expect(new Set(acts.map(({ kind }) => kind))).toEqual(new Set(['CONVERT', 'CANCEL', 'REPAY', 'REFUND']));
    // Each act of a member wrote one mail in its own transaction; whether it has left the house by now does not matter here.
    const mailed = acts.filter(({ kind }) => kind !== 'REFUND');
    expect(await query(em(), 'select count(*)::int as mails from mail_outbox', [])).toEqual([{ mails: mailed.length }]);
  },
  LASTS_MS * 2 + 180_000,
);

/** A member with purchases of today, and others in plans that are past their deadline. */
async function openBooks(n: number, today: string): Promise<Books> {
  const agreedOn = addDays(today, -RUNNING_FOR_DAYS);
  const member = await memberWithInstallments(services, `fault.${n}`, agreedOn);
  const { accountId, memberId } = member;
  const prices = (count: number, on: string, from: bigint) =>
    Array.from({ length: count }, (_, m) => ({ on, minor: from + BigInt(m * 7) }));
  const running = await buy(em(), member, prices(RUNNING, agreedOn, 44_444n));
  for (const transactionId of running)
    await em().transactional((tx) => keepAgreedPlan(tx as EntityManager, memberId, { accountId, transactionId, count: 10, agreedOn }));
  while ((await closeNextCycle(em(), accountId)) !== null);
  return { client: new Client(member, n + 1), running, purchases: await buy(em(), member, prices(PURCHASES, today, 11_111n)) };
}

/** The database against the log of one client: every act once, each with its record, and the lines of each purchase sum. */
async function expectLedger({ member: { accountId, memberId } }: Client, done: readonly Told[]): Promise<void> {
  const [converted, cancelled, repaid, refunded] = (['CONVERT', 'CANCEL', 'REPAY', 'REFUND'] as const).map(
    (kind) => done.filter((told) => told.kind === kind).length,
  );
  const [stored] = await query<Record<string, number>>(
    em(),
    `select (select count(*)::int from installment_plan where account_id = $1) as plans,
            (select count(*)::int from installment_plan where account_id = $1 and status = 'CANCELLED') as cancelled,
            (select count(*)::int from installment_plan where account_id = $1 and status = 'REPAID') as repaid,
            (select count(*)::int from card_transaction where account_id = $1 and kind = 'REFUND') as refunds,
            (select coalesce(-sum(amount_minor), 0)::int from card_transaction where account_id = $1 and kind = 'REFUND') as "givenBack",
            (select count(*)::int from activity where member_id = $2 and kind = 'CONVERTED_TO_INSTALLMENTS') as "recordedPlans",
            (select count(*)::int from activity where member_id = $2 and kind = 'INSTALLMENT_PLAN_CANCELLED') as "recordedCancellations",
            (select count(*)::int from activity where member_id = $2 and kind = 'INSTALLMENT_PLAN_REPAID') as "recordedRepayments",
            (select count(*)::int from idempotency_key where member_id = $2) as keys,
            (select count(*)::int from (${MISMATCHES}) m) as mismatches`,
    [accountId, memberId],
  );
  expect(stored).toEqual({
    plans: RUNNING + (converted ?? 0),
    cancelled,
    repaid,
    refunds: refunded,
    givenBack: REFUND_MINOR * (refunded ?? 0),
    recordedPlans: converted,
    recordedCancellations: cancelled,
    recordedRepayments: repaid,
    keys: done.length,
    mismatches: 0,
  });
}

/** Purchases whose lines and those of their refunds are not the price less what was given back, with the fee of the payments charged. */
const MISMATCHES = `
  select p.id from card_transaction p
   where p.account_id = $1 and p.kind = 'PURCHASE' and (
     select coalesce(sum(l.amount_minor), 0) from bill_line l join card_transaction t on t.account_id = l.account_id and t.id = l.transaction_id
      where l.account_id = p.account_id and p.id in (t.id, t.refund_of)
   ) <> p.amount_minor + (
     select coalesce(sum(r.amount_minor), 0) from card_transaction r where r.account_id = p.account_id and r.refund_of = p.id
   ) + (
     select coalesce(sum(q.fee_minor), 0) from installment_plan i
       join installment_payment q on q.account_id = i.account_id and q.plan_id = i.id and not q.is_dropped
      where i.account_id = p.account_id and i.transaction_id = p.id and i.status <> 'CANCELLED')`;

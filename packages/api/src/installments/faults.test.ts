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
import { buy, memberWithInstallments } from '../test/installments.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { postGraphql, startApiProcesses, type ApiProcesses } from '../test/processes.js';
import { LOGIN, type EnrolledMember, type LoginData } from '../test/server.js';

const IS_PROOF = process.env['PROOF'] === '1';
const LASTS_MS = (IS_PROOF ? 300 : 12) * 1000;
const KILL_EVERY_MS = 1000;
const RESTART_EVERY_MS = (IS_PROOF ? 30 : 6) * 1000;
const PROCESSES = 4;
const CLIENTS = 8;
const PURCHASES = IS_PROOF ? 150 : 20;

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
  kind: 'CONVERT' | 'CANCEL';
  key: string;
  subject: string;
  planId: string | null;
  isAcknowledged: boolean;
}

const ACTS = {
  CONVERT: `mutation ($key: String!, $subject: ID!) { act: convertToInstallments(input: { idempotencyKey: $key, offerIds: [$subject] })
    { __typename ... on Refusal { code } ... on ConvertToInstallmentsSuccess { plans { id } } } }`,
  CANCEL: `mutation ($key: String!, $subject: ID!) { act: cancelInstallmentPlan(input: { idempotencyKey: $key, planId: $subject })
    { __typename ... on Refusal { code } ... on CancelInstallmentPlanSuccess { plan { id } } } }`,
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

  async settle(told: Told): Promise<void> {
    const { data } = await this.ask<{ act: Answered }>(ACTS[told.kind], { key: told.key, subject: told.subject });
    learn(told, data.act);
  }
}

interface Answered {
  __typename: string;
  plans?: { id: string }[];
  plan?: { id: string };
}

function learn(told: Told, { __typename, plans, plan }: Answered): void {
  const planId = plans?.[0]?.id ?? plan?.id ?? null;
  if (told.isAcknowledged && planId !== told.planId)
    throw new Error(`${told.key} was ${told.planId}, and is ${planId} (${__typename}) now.`);
  Object.assign(told, { planId, isAcknowledged: planId !== null });
}

/** Converts and cancels purchases one after the other until it is over, settling each act before the next of its purchase. */
async function live(client: Client, purchases: readonly string[]): Promise<void> {
  for (let turn = 0; !isOver; turn += 1) {
    const id = purchases[turn % purchases.length] ?? '';
    const { data } = await client.ask<{
      node: { installmentPlan: { id: string } | null; installmentOffers: { offers?: { id: string }[] } };
    }>(
      'query ($id: ID!) { node(id: $id) { ... on Transaction { installmentPlan { id } installmentOffers { ... on InstallmentOffers { offers { id } } } } } }',
      { id: globalId('Transaction', client.member.accountId, id) },
    );
    const plan = data.node.installmentPlan;
    const kind = plan === null ? ('CONVERT' as const) : ('CANCEL' as const);
    const subject = plan?.id ?? data.node.installmentOffers.offers?.[turn % 3]?.id ?? '';
    const told: Told = { kind, key: randomUUID(), subject, planId: null, isAcknowledged: false };
    await client.tryOnce(told);
    if (!told.isAcknowledged) await client.settle(told);
  }
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
    const clients: { client: Client; purchases: string[] }[] = [];
    for (let n = 0; n < CLIENTS; n += 1) {
      const member = await memberWithInstallments(services, `fault.${n}`, addDays(today, -1));
      const amounts = Array.from({ length: PURCHASES }, (_, m) => ({ on: today, minor: 11_111n + BigInt(m * 7) }));
      clients.push({ client: new Client(member, n + 1), purchases: await buy(em(), member, amounts) });
    }
    await Promise.all(clients.map(({ client }) => client.login()));
    setTimeout(() => (isOver = true), LASTS_MS);
    await Promise.all([...clients.map(({ client, purchases }) => live(client, purchases)), killInTurn(), restartPostgres()]);

    for (const { client } of clients) {
      for (const told of client.log) if (!told.isAcknowledged) await client.settle(told);
      const done = client.log.filter(({ isAcknowledged }) => isAcknowledged);
      expect(done.length).toBeGreaterThan(IS_PROOF ? 50 : 3);
      await expectLedger(client, done);
    }
    // Each act wrote one mail in its own transaction; whether it has left the house by now does not matter here.
    const acts = clients.flatMap(({ client }) => client.log).filter(({ isAcknowledged }) => isAcknowledged);
    expect(await query(em(), 'select count(*)::int as mails from mail_outbox', [])).toEqual([{ mails: acts.length }]);
  },
  LASTS_MS * 2 + 180_000,
);

/** The database against the log of one client: every act once, each with one record and one mail, and the lines sum. */
async function expectLedger({ member: { accountId, memberId } }: Client, done: readonly Told[]): Promise<void> {
  const converted = done.filter(({ kind }) => kind === 'CONVERT');
  const cancelled = done.filter(({ kind }) => kind === 'CANCEL');
  const [stored] = await query<Record<string, number>>(
    em(),
    `select (select count(*)::int from installment_plan where account_id = $1) as plans,
            (select count(*)::int from installment_plan where account_id = $1 and status = 'CANCELLED') as cancelled,
            (select count(*)::int from activity where member_id = $2 and kind = 'CONVERTED_TO_INSTALLMENTS') as "recordedPlans",
            (select count(*)::int from activity where member_id = $2 and kind = 'INSTALLMENT_PLAN_CANCELLED') as "recordedCancellations",
            (select count(*)::int from idempotency_key where member_id = $2) as keys,
            (select sum(amount_minor)::int from bill_line where account_id = $1)
              - (select sum(amount_minor)::int from card_transaction where account_id = $1)
              - (select coalesce(sum(fee_minor), 0)::int from installment_plan where account_id = $1 and status = 'ACTIVE') as mismatch`,
    [accountId, memberId],
  );
  expect(stored).toEqual({
    plans: converted.length,
    cancelled: cancelled.length,
    recordedPlans: converted.length,
    recordedCancellations: cancelled.length,
    keys: done.length,
    mismatch: 0,
  });
}

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
import { ActingClient } from '../test/acting-client.js';
import { expectLedger } from '../test/installment-ledger.js';
import { buy, memberWithInstallments } from '../test/installments.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { startApiProcesses, type ApiProcesses } from '../test/processes.js';
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

/** Where the n-th process answers; undefined while it is killed. */
function originOf(n: number): string | undefined {
  return slots[n % PROCESSES]?.all[0]?.origin;
}

function em(): EntityManager {
  return services.database.fork();
}

/** What one client acts on. */
interface Books {
  client: ActingClient;
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

async function look(client: ActingClient, id: string): Promise<SeenPurchase['node']> {
  const { data } = await client.ask<SeenPurchase>(
    `query ($id: ID!) { node(id: $id) { ... on Transaction { installmentPlan { id repaymentQuote { id } }
       installmentOffers { ... on InstallmentOffers { offers { id } } } } } }`,
    { id: globalId('Transaction', client.member.accountId, id) },
  );
  return data.node;
}

async function convert(client: ActingClient, id: string, turn: number): Promise<void> {
  const { installmentPlan, installmentOffers } = await look(client, id);
  if (installmentPlan === null) await client.act('CONVERT', installmentOffers.offers?.[turn % 3]?.id ?? '');
}

async function cancel(client: ActingClient, id: string): Promise<void> {
  const { installmentPlan } = await look(client, id);
  if (installmentPlan !== null) await client.act('CANCEL', installmentPlan.id);
}

/** A refund between the quote and its confirmation makes another quote of it: then that one is confirmed. */
async function repayEarly(client: ActingClient, id: string): Promise<void> {
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
      await expectLedger(em(), client.member, done, { running: RUNNING });
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
  return {
    client: new ActingClient(member, n + 1, originOf),
    running,
    purchases: await buy(em(), member, prices(PURCHASES, today, 11_111n)),
  };
}

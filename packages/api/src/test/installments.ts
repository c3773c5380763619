import { randomUUID } from 'node:crypto';
import { ensureCardProduct } from '../accounts/index.js';
import type { BillingCalendar } from '../calendar/billing-cycle.js';
import { setInstallmentPolicy, type InstallmentPolicy } from '../installments/index.js';
import { globalId, inBulkTransaction, query, type EntityManager, type Services } from '../platform/index.js';
import { closeNextCycle, recordLife, recordUses, startBilling, startRecordingLife, type NewUse } from '../statements/index.js';
import { onDay } from './clock.js';
import { login } from './logins.js';
import { enrolMember, type EnrolledMember, type TestServer } from './server.js';

/** The table of product.md’s first example: ¥50,000 in 3 costs ¥1,020; and ¥100,000 in 10 costs ¥7,000. */
export const TABLE_POLICY: InstallmentPolicy = {
  method: 'TABLE',
  minimumAmountMinor: 10_000n,
  minimumPaymentMinor: 500n,
  roundingUnitMinor: 1n,
  remainderTaker: 'FIRST',
  yearDays: 'ALWAYS_365',
  deadlineBusinessDays: 5,
  earlyRepayment: 'RULE_OF_78',
  stepUpFromMinor: 100_000n,
  terms: [
    { count: 3, feePer10000: 204n, annualRateBp: null },
    { count: 6, feePer10000: 408n, annualRateBp: null },
    { count: 10, feePer10000: 700n, annualRateBp: null },
  ],
};

/** A member whose product has installments and whose first cycle holds `since`. */
export async function memberWithInstallments(
  services: Services,
  userId: string,
  since: string,
  policy: InstallmentPolicy = TABLE_POLICY,
): Promise<EnrolledMember> {
  const member = await enrolMember(services, userId);
  const em = services.database.fork();
  const [product] = await query<{ id: string }>(em, 'select card_product_id as id from account where id = $1', [member.accountId]);
  await setInstallmentPolicy(em, product?.id ?? '', policy);
  await startBilling(em, member.accountId, since);
  return member;
}

/** Gives a member a product of their own, with other rules and another calendar. @param since the day the first cycle holds */
export async function changeProduct(
  { test: { services }, accountId }: Shopper,
  { policy, calendar }: { policy: InstallmentPolicy; calendar: Pick<BillingCalendar, 'closingDay' | 'dueMonthsLater' | 'dueDay'> },
  since: string,
): Promise<void> {
  const em = services.database.fork();
  const code = `OF-${accountId}`;
  await ensureCardProduct(em, { code, nameJa: '試験カード', nameEn: 'Test card', lockoutThreshold: 3 });
  const day = (of: BillingCalendar['closingDay']): number | null => (of === 'MONTH_END' ? null : of);
  const [product] = await query<{ id: string }>(
    em,
    'update card_product set closing_day = $2, due_months_later = $3, due_day = $4 where code = $1 returning id',
    [code, day(calendar.closingDay), calendar.dueMonthsLater, day(calendar.dueDay)],
  );
  await setInstallmentPolicy(em, product?.id ?? '', policy);
  await query(em, 'update account set card_product_id = $2, next_closing_on = null where id = $1', [accountId, product?.id]);
  await startBilling(em, accountId, since);
}

/** Records purchases. @returns their ids, in order. */
export async function buy(
  em: EntityManager,
  member: EnrolledMember,
  purchases: readonly { on: string; minor: bigint; kind?: NewUse['kind'] }[],
) {
  const uses = purchases.map(({ on, minor, kind = 'PURCHASE' }): NewUse => {
    nth += 1;
    const source = { merchant: '家電のひかり', original: null, sourceKey: `buy:${nth}` };
    return { ...source, cardId: member.cardId, kind, usedOn: on, postedOn: on, amountMinor: minor };
  });
  await recordUses(em, member.accountId, uses);
  const rows = await query<{ id: string; key: string }>(
    em,
    'select id, source_key as key from card_transaction where account_id = $1 and source_key = any($2)',
    [member.accountId, uses.map(({ sourceKey }) => sourceKey)],
  );
  return uses.map(({ sourceKey }) => rows.find(({ key }) => key === sourceKey)?.id ?? '');
}

let nth = 0;

/** A member whose purchases can be paid in installments. */
export interface Shopper extends EnrolledMember {
  test: TestServer;
  cookie: string;
}

export async function shopper(test: TestServer, userId: string, since = '2026-02-16'): Promise<Shopper> {
  const member = await memberWithInstallments(test.services, userId, since);
  return { ...member, test, cookie: '' };
}

/** Logs in at the time the clock shows. */
export async function enter(member: Shopper): Promise<void> {
  member.cookie = (await login(member.test, member.userId, member.password)).cookie ?? '';
}

export interface Offer {
  id: string;
  count: number;
  fee: { minorUnits: number };
  total: { minorUnits: number };
  annualRateBasisPoints: number;
  payments: { number: number; closingDate: string; dueDate: string; amount: { minorUnits: number } }[];
  forecast: { closingDate: string; before: { minorUnits: number }; after: { minorUnits: number } }[];
}

interface Offers {
  __typename: string;
  deadlineOn?: string;
  obstacle?: string;
  offers?: Offer[];
}

const OFFERS = `query ($id: ID!) { node(id: $id) { ... on Transaction { wayOfPaying installmentOffers { __typename
  ... on InstallmentOffers { deadlineOn deadlineAt offers { id expiresAt count fee { minorUnits } total { minorUnits } annualRateBasisPoints
    payments { number closingDate dueDate amount { minorUnits } } forecast { closingDate before { minorUnits } after { minorUnits } } } }
  ... on NoInstallmentOffers { obstacle message } } } } }`;

export async function offersFor(member: Shopper, transactionId: string): Promise<Offers> {
  const id = globalId('Transaction', member.accountId, transactionId);
  const answer = await member.test.ask<{ node: { installmentOffers: Offers } | null }>(OFFERS, { id }, { cookie: member.cookie });
  if (answer.data?.node == null) throw new Error(JSON.stringify(answer.errors ?? answer.data));
  return answer.data.node.installmentOffers;
}

export async function offerOf(member: Shopper, transactionId: string, count: number): Promise<Offer> {
  const offer = (await offersFor(member, transactionId)).offers?.find((one) => one.count === count);
  if (offer === undefined) throw new Error(`There is no offer of ${count} payments.`);
  return offer;
}

export interface Plan {
  id: string;
  status: string;
  fee: { minorUnits: number };
  remaining: { minorUnits: number };
  cancellableUntil: string | null;
  payments: { closingDate: string; dueDate: string; amount: { minorUnits: number }; status: string }[];
  repaymentQuote: { id: string; amount: { minorUnits: number }; unearnedFee: { minorUnits: number } } | null;
  earlyRepayment: { amount: { minorUnits: number }; unearnedFee: { minorUnits: number }; dueDate: string; isPaid: boolean } | null;
}

interface Outcome {
  __typename: string;
  code?: string;
  obstacle?: string;
  plans?: Plan[];
  plan?: Plan;
}

export const PLAN = `fragment P on InstallmentPlan { id status fee { minorUnits } remaining { minorUnits } cancellableUntil
  payments { closingDate dueDate amount { minorUnits } status } repaymentQuote { id amount { minorUnits } unearnedFee { minorUnits } }
  earlyRepayment { amount { minorUnits } unearnedFee { minorUnits } dueDate isPaid } }`;

async function act(member: Shopper, name: string, input: Record<string, unknown>): Promise<Outcome> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const found = name === 'convertToInstallments' ? 'ConvertToInstallmentsSuccess { plans' : `${type.replace('Input', 'Success')} { plan`;
  const answer = await member.test.ask<{ act: Outcome }>(
    `mutation ($input: ${type}!) { act: ${name}(input: $input) { __typename ... on Refusal { code message }
       ${name === 'convertToInstallments' ? '... on PurchaseNotEligible { obstacle transaction { id } }' : ''} ... on ${found} { ...P } } } } ${PLAN}`,
    { input },
    { cookie: member.cookie },
  );
  if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
  return answer.data.act;
}

export const convert = (member: Shopper, offerIds: string[], idempotencyKey: string = randomUUID()) =>
  act(member, 'convertToInstallments', { idempotencyKey, offerIds });
export const cancel = (member: Shopper, planId: string, idempotencyKey: string = randomUUID()) =>
  act(member, 'cancelInstallmentPlan', { idempotencyKey, planId });
export const repay = (member: Shopper, quoteId: string, idempotencyKey: string = randomUUID()) =>
  act(member, 'repayInstallmentPlan', { idempotencyKey, quoteId });

export async function closeAll({ test, accountId }: Shopper): Promise<void> {
  while ((await closeNextCycle(test.services.database.fork(), accountId)) !== null);
}

/** Each bill of the account as `label total adjustment`. */
export async function billsOf({ test, accountId }: Shopper): Promise<string[]> {
  const rows = await query<{ bill: string }>(
    test.services.database.fork(),
    `select label || ' ' || total_minor || ' ' || adjustment_minor as bill from statement where account_id = $1 order by period_end`,
    [accountId],
  );
  return rows.map(({ bill }) => bill);
}

/** The issuer says that so much of a purchase was refunded. */
export async function refund({ test, accountId, cardId }: Shopper, purchaseId: string, on: string, minor: bigint): Promise<void> {
  const em = test.services.database.fork();
  const [purchase] = await query<{ key: string }>(em, 'select source_key as key from card_transaction where account_id = $1 and id = $2', [
    accountId,
    purchaseId,
  ]);
  nth += 1;
  const what = { cardId, kind: 'REFUND', merchant: '家電のひかり', usedOn: on, postedOn: on, original: null } as const;
  const details = { ...what, exchangeRate: null, exchangedOn: null, merchantCategoryCode: null };
  const step = { kind: 'POSTING', amountMinor: -minor } as const;
  await inBulkTransaction(em, async (bulk) => {
    await startRecordingLife(bulk.em);
    await recordLife(bulk, [{ accountId, sourceKey: `refund:${nth}`, step, on, details, refundOf: purchase?.key ?? '' }]);
  });
}

/** Records that so much was paid. */
export async function pay({ test, accountId }: Shopper, on: string, minor: bigint): Promise<void> {
  nth += 1;
  const use = { kind: 'PAYMENT', merchant: '口座振替', original: null, sourceKey: `pay:${nth}` } as const;
  await recordUses(test.services.database.fork(), accountId, [{ ...use, cardId: null, usedOn: on, postedOn: on, amountMinor: -minor }]);
}

/** A plan as its member sees it now. */
export async function planOf({ test, cookie }: Shopper, id: string): Promise<Plan> {
  const answer = await test.ask<{ node: Plan | null }>(`query ($id: ID!) { node(id: $id) { ...P } } ${PLAN}`, { id }, { cookie });
  if (answer.data?.node == null) throw new Error(JSON.stringify(answer.errors ?? answer.data));
  return answer.data.node;
}

/** Does something of a member on a day, logged in. */
export async function asOn<T>(member: Shopper, day: string, work: () => Promise<T>): Promise<T> {
  return onDay(member.test.services, day, async () => {
    await enter(member);
    return work();
  });
}

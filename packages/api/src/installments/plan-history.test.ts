import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../calendar/days.js';
import { query, type EntityManager } from '../platform/index.js';
import { recordOpenStatement, recordUses, sumOpenStatement } from '../statements/index.js';
import { onDay } from '../test/clock.js';
import {
  buy,
  cancel,
  changeProduct,
  closeAll,
  convert,
  enter,
  offersFor,
  pay,
  planOf,
  refund,
  repay,
  shopper,
  TABLE_POLICY,
  type Shopper,
} from '../test/installments.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { newUse } from '../test/uses.js';

let test: TestServer;
beforeAll(async () => {
  test = await startTestServer();
});
afterAll(() => test.stop());

function em(): EntityManager {
  return test.services.database.fork();
}

const POLICIES = [
  TABLE_POLICY,
  { ...TABLE_POLICY, method: 'DAY_COUNT' as const, earlyRepayment: 'BY_DAYS' as const, terms: byRate([3, 6, 10]) },
  { ...TABLE_POLICY, method: 'DAY_COUNT' as const, terms: byRate([3, 6, 10]) },
  {
    ...TABLE_POLICY,
    method: 'FIXED_MONTHLY_FEE' as const,
    terms: [3, 6, 10].map((count) => ({ count, feePer10000: 72n, annualRateBp: null })),
  },
];

/** With the first, the next bill closes before the one before it is due; with the second, two do. */
const CALENDARS = [
  { closingDay: 5, dueMonthsLater: 1, dueDay: 10 },
  { closingDay: 15, dueMonthsLater: 2, dueDay: 26 },
  { closingDay: 15, dueMonthsLater: 1, dueDay: 10 },
  { closingDay: 'MONTH_END' as const, dueMonthsLater: 1, dueDay: 27 },
  { closingDay: 5, dueMonthsLater: 0, dueDay: 27 },
];

function byRate(counts: number[]) {
  return counts.map((count) => ({ count, feePer10000: 0n, annualRateBp: 1_500n }));
}

/** What an account has seen so far. */
interface History {
  member: Shopper;
  purchases: string[];
  plans: string[];
}

const KINDS = ['BUY', 'BUY', 'FILE', 'CONVERT', 'CONVERT', 'CONVERT', 'CANCEL', 'REPAY', 'REFUND', 'REFUND', 'PAY', 'PAY_DUE'] as const;

interface Step {
  days: number;
  kind: (typeof KINDS)[number];
  pick: number;
  permille: number;
}

async function take({ member, purchases, plans }: History, { kind, pick, permille }: Step, day: string): Promise<void> {
  const purchase = purchases[pick % purchases.length];
  const plan = plans[pick % plans.length];
  const minor = 10_000n + BigInt(permille) * 80n;
  if (kind === 'BUY') purchases.push(...(await buy(em(), member, [{ on: addDays(day, -(pick % 12)), minor }])));
  if (kind === 'FILE') purchases.push(await importFile(member, day, minor));
  if (kind === 'PAY') await pay(member, day, minor);
  if (kind === 'PAY_DUE') await payAll(member, day);
  if (kind === 'CONVERT' && purchase !== undefined) {
    const { offers: [first, second, third] = [] } = await offersFor(member, purchase);
    const offer = [first, second, third][pick % 3] ?? first;
    if (offer === undefined) return;
    const { plans: [made] = [] } = await convert(member, [offer.id]);
    const figures = ({ closingDate, dueDate, amount }: { closingDate: string; dueDate: string; amount: unknown }) => [
      closingDate,
      dueDate,
      amount,
    ];
    expect(made?.payments.map(figures)).toEqual(offer.payments.map(figures));
    plans.push(made?.id ?? '');
  }
  if (kind === 'CANCEL' && plan !== undefined) {
    const { cancellableUntil } = await planOf(member, plan);
    const { __typename: outcome } = await cancel(member, plan);
    expect(outcome).toBe(cancellableUntil === null ? 'PlanNotCancellable' : 'CancelInstallmentPlanSuccess');
  }
  if (kind === 'REPAY' && plan !== undefined) {
    const { repaymentQuote: quote, remaining } = await planOf(member, plan);
    if (quote === null) return;
    expect(quote.unearnedFee.minorUnits).toBeGreaterThanOrEqual(0);
    expect(quote.amount.minorUnits + quote.unearnedFee.minorUnits).toBe(remaining.minorUnits);
    expect(await repay(member, quote.id)).toMatchObject({ plan: { status: 'REPAID', remaining: { minorUnits: quote.amount.minorUnits } } });
  }
  if (kind === 'REFUND' && purchase !== undefined) {
    const left = await leftOf(member, purchase);
    if (left > 0n) await refund(member, purchase, day, permille > 900 ? left : (left * BigInt(permille)) / 1_000n + 1n);
  }
}

async function importFile(member: Shopper, day: string, amountMinor: bigint): Promise<string> {
  const { id } = await recordOpenStatement(em(), member.accountId, { start: addDays(day, -9), end: day });
  const use = newUse({ usedOn: addDays(day, -3), amountMinor, cardId: member.cardId });
  await recordUses(em(), member.accountId, [use], id);
  await sumOpenStatement(em(), member.accountId, id);
  const [row] = await query<{ id: string }>(em(), 'select id from card_transaction where account_id = $1 and source_key = $2', [
    member.accountId,
    use.sourceKey,
  ]);
  return row?.id ?? '';
}

async function leftOf({ accountId }: Shopper, purchaseId: string): Promise<bigint> {
  const [row] = await query<{ left: string }>(
    em(),
    'select (amount_minor - refunded_minor)::text as left from card_transaction where account_id = $1 and id = $2',
    [accountId, purchaseId],
  );
  return BigInt(row?.left ?? '0');
}

async function payAll(member: Shopper, day: string): Promise<void> {
  const [row] = await query<{ open: string }>(
    em(),
    `select coalesce(sum(total_minor + adjustment_minor - paid_minor), 0)::text as open from statement where account_id = $1 and status = 'CLOSED'`,
    [member.accountId],
  );
  if (BigInt(row?.open ?? '0') > 0n) await pay(member, day, BigInt(row?.open ?? '0'));
}

/** Holds at every moment: no statement asks for anything else than its lines, and none has two payments of a plan. */
async function holdBills({ accountId }: Shopper): Promise<void> {
  const wrong = await query(
    em(),
    `select s.label from statement s left join bill_line l on l.account_id = s.account_id and l.statement_id = s.id and not l.is_adjustment
      where s.account_id = $1 group by s.account_id, s.id, s.label, s.total_minor having s.total_minor <> coalesce(sum(l.amount_minor), 0)
     union all
     -- Each payment stands where it says, at what it says.
     select 'payment ' || q.number || ' of ' || q.closing_on
       from installment_payment q join installment_plan i on i.account_id = q.account_id and i.id = q.plan_id
       join account a on a.id = q.account_id
      where q.account_id = $1 and i.status <> 'CANCELLED' and not q.is_dropped and q.closing_on < a.next_closing_on
        and q.principal_minor || ' ' || q.fee_minor <> (
              select coalesce(sum(l.amount_minor) filter (where l.kind = 'INSTALLMENT_PRINCIPAL'), 0) || ' ' ||
                     coalesce(sum(l.amount_minor) filter (where l.kind = 'INSTALLMENT_FEE'), 0)
                from bill_line l join statement s on s.account_id = l.account_id and s.id = l.statement_id
               where l.account_id = $1 and l.transaction_id = i.transaction_id and s.closing_date = q.closing_on and s.status <> 'OPEN')`,
    [accountId],
  );
  expect(wrong).toEqual([]);
}

/** Holds at the end: the bills that are carried nowhere are all that was used, refunded, paid, and charged in fees. */
async function holdLedger({ accountId }: Shopper): Promise<void> {
  const [sums] = await query<{ lines: string; happened: string; owed: string }>(
    em(),
    `select (select coalesce(sum(amount_minor), 0)::text from bill_line where account_id = $1 and kind <> 'PREVIOUS_BALANCE') as lines,
            ((select coalesce(sum(amount_minor), 0) from card_transaction where account_id = $1)
             + (select coalesce(sum(fee_minor), 0) from installment_payment where account_id = $1 and not is_dropped))::text as happened,
            (select coalesce(sum(total_minor + adjustment_minor), 0)::text from statement where account_id = $1 and carried_into is null) as owed`,
    [accountId],
  );
  expect(sums).toMatchObject({ lines: sums?.happened, owed: sums?.happened });
}

it('whatever is bought, converted, cancelled, refunded, repaid and paid, in whichever order and by whichever calendar, every yen is accounted for', async () => {
  const steps = fc.array(
    fc.record({
      days: fc.nat({ max: 13 }),
      kind: fc.constantFrom(...KINDS),
      pick: fc.nat({ max: 11 }),
      permille: fc.nat({ max: 1_000 }),
    }),
    { minLength: 8, maxLength: 24, size: 'max' },
  );
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...POLICIES), fc.constantFrom(...CALENDARS), steps, async (policy, calendar, taken) => {
      round += 1;
      const member = await shopper(test, `history.${round}`, '2026-01-16');
      await changeProduct(member, { policy, calendar }, '2026-01-16');
      const history: History = { member, purchases: [], plans: [] };
      let day = '2026-01-20';
      for (const step of taken) {
        day = addDays(day, step.days);
        await onDay(test.services, day, async () => {
          await closeAll(member);
          await enter(member);
          await take(history, step, day);
          await holdBills(member);
        });
      }
      await onDay(test.services, '2028-03-01', async () => {
        await closeAll(member);
        await holdBills(member);
        await holdLedger(member);
        await payAll(member, '2028-03-01');
        await enter(member);
        for (const id of history.plans) {
          const { status, remaining, payments } = await planOf(member, id);
          expect([status === 'ACTIVE', remaining.minorUnits]).toEqual([false, 0]);
          expect(payments.every((payment) => payment.status === 'PAID' || payment.status === 'DROPPED')).toBe(true);
        }
        const unpaid = await query(em(), `select label from statement where account_id = $1 and status <> 'PAID'`, [member.accountId]);
        expect(unpaid).toEqual([]);
      });
    }),
    { numRuns: process.env['PROOF'] === '1' ? 60 : 4, endOnFailure: true },
  );
}, 1_800_000);

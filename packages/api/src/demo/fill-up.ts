import { dayInMonth, daysBetween } from '../calendar/days.js';
import { query, type EntityManager } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling } from '../statements/index.js';
import type { DemoAccount } from './demo-members.js';
import { keepOnePending } from './demo-pending.js';
import { ensureCancellablePlan, startRunningPlan } from './demo-plans.js';
import { demoUsesOf } from './demo-uses.js';

const MONTHS_OF_HISTORY = 12;
/** The first day of history lies behind a closing, so that the oldest bill is a whole one. */
const FIRST_DAY = 16;

interface DemoCard {
  memberId: string;
  cardId: string;
  accountId: string;
  lastFour: string;
  today: string;
  /** The last day that has demo uses; null before the first filling. */
  lastDay: string | null;
}

/** Gives each demo account the uses up to today, the bills that have closed, and payments of those that were due. */
export async function fillUpAccounts(em: EntityManager, memberId: string, accounts: readonly DemoAccount[]): Promise<void> {
  const cards = await listDemoCards(em, memberId);
  for (const account of accounts) {
    const card = cards.find(({ lastFour }) => lastFour === account.lastFour);
    if (card === undefined) continue;
    await em.transactional((tx) => fillUp(tx as EntityManager, account, card));
    if (account.hasPlans === true) await keepOnePending(em, card);
  }
}

function listDemoCards(em: EntityManager, memberId: string): Promise<DemoCard[]> {
  return query(
    em,
    `select c.member_id as "memberId", c.id as "cardId", c.account_id as "accountId", c.last_four as "lastFour",
            (app_now() at time zone a.time_zone)::date::text as today,
            (select max(t.used_on)::text from card_transaction t
              where t.account_id = a.id and t.source_key like 'demo:use:%') as "lastDay"
       from card c join account a on a.id = c.account_id
      where c.member_id = $1`,
    [memberId],
  );
}

async function fillUp(em: EntityManager, account: DemoAccount, card: DemoCard): Promise<void> {
  const { accountId, cardId, today, lastDay } = card;
  const firstDay = lastDay ?? dayInMonth(today, -MONTHS_OF_HISTORY, FIRST_DAY);
  await startBilling(em, accountId, firstDay);
  const uses = daysBetween(firstDay, today).flatMap((day) => demoUsesOf(account, cardId, day));
  if (uses.length > 0) await recordUses(em, accountId, uses);
  if (account.hasPlans === true && lastDay === null) await startRunningPlan(em, card);
  // Bills are paid on their due date, as a direct debit would, before the next one closes over them.
  do await payBillsDue(em, accountId, today);
  while ((await closeNextCycle(em, accountId)) !== null);
  if (account.hasPlans === true) await ensureCancellablePlan(em, card);
}

async function payBillsDue(em: EntityManager, accountId: string, today: string): Promise<void> {
  const bills = await query<{ label: string; dueDate: string; open: string }>(
    em,
    `select label, due_date::text as "dueDate", (total_minor + adjustment_minor - paid_minor)::text as open
       from statement where account_id = $1 and status = 'CLOSED' and due_date <= $2 order by due_date`,
    [accountId, today],
  );
  for (const { label, dueDate, open } of bills) {
    await recordUses(em, accountId, [
      {
        cardId: null,
        kind: 'PAYMENT',
        merchant: '口座振替',
        usedOn: dueDate,
        postedOn: dueDate,
        amountMinor: -BigInt(open),
        original: null,
        sourceKey: `demo:payment:${label}`,
      },
    ]);
  }
}

import { cycleOf, type BillingCalendar } from '../calendar/billing-cycle.js';
import { query, type EntityManager } from '../platform/index.js';

/** A product's billing calendar as it is stored: a null day is the last of the month. */
export interface CalendarRow {
  closingDay: number | null;
  dueMonthsLater: number;
  dueDay: number | null;
  dueShift: BillingCalendar['dueShift'];
  businessCalendar: BillingCalendar['businessCalendar'];
}

/** For a select from `card_product p`. */
export const CALENDAR_COLUMNS = `p.closing_day::int as "closingDay", p.due_months_later::int as "dueMonthsLater", p.due_day::int as "dueDay",
  p.due_shift as "dueShift", p.business_calendar as "businessCalendar"`;

export function readCalendar({ closingDay, dueMonthsLater, dueDay, dueShift, businessCalendar }: CalendarRow): BillingCalendar {
  return { closingDay: closingDay ?? 'MONTH_END', dueMonthsLater, dueDay: dueDay ?? 'MONTH_END', dueShift, businessCalendar };
}

/**
 * Has the bills of an account made here, by its product's calendar. An account that is billed already goes on as it is.
 * @param since the day the first cycle holds; today in the account's time zone where it is left out
 */
export function startBilling(em: EntityManager, accountId: string, since?: string): Promise<void> {
  return startBillingOf(em, [{ accountId, since: since ?? null }]);
}

/** {@link startBilling} of many accounts at once. */
export async function startBillingOf(em: EntityManager, accounts: readonly { accountId: string; since: string | null }[]): Promise<void> {
  const rows = await query<CalendarRow & { id: string; today: string }>(
    em,
    `select a.id, (app_now() at time zone a.time_zone)::date::text as today, ${CALENDAR_COLUMNS}
       from account a join card_product p on p.id = a.card_product_id
      where a.id = any($1::uuid[]) and a.next_closing_on is null order by a.id for update of a`,
    [accounts.map(({ accountId }) => accountId)],
  );
  const since = new Map(accounts.map((account) => [account.accountId, account.since]));
  await query(
    em,
    'update account a set next_closing_on = u.closing from unnest($1::uuid[], $2::date[]) as u (id, closing) where a.id = u.id',
    [rows.map(({ id }) => id), rows.map((row) => cycleOf(since.get(row.id) ?? row.today, readCalendar(row)).closingDate)],
  );
}

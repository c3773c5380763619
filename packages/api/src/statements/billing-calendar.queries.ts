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
export async function startBilling(em: EntityManager, accountId: string, since?: string): Promise<void> {
  const [row] = await query<CalendarRow & { today: string }>(
    em,
    `select (app_now() at time zone a.time_zone)::date::text as today, ${CALENDAR_COLUMNS}
       from account a join card_product p on p.id = a.card_product_id
      where a.id = $1 and a.next_closing_on is null for update of a`,
    [accountId],
  );
  if (row === undefined) return;
  const { closingDate } = cycleOf(since ?? row.today, readCalendar(row));
  await query(em, 'update account set next_closing_on = $2 where id = $1', [accountId, closingDate]);
}

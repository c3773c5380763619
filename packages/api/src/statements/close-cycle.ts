import { cycleClosingIn, type BillingCalendar, type BillingCycle } from '../calendar/billing-cycle.js';
import { query, type EntityManager } from '../platform/index.js';
import { CALENDAR_COLUMNS, readCalendar, type CalendarRow } from './billing-calendar.queries.js';
import { closeStatement, TO_CARRY } from './close-statement.js';
import { recordOpenStatement, sumOpenStatements } from './record-open-statement.js';

/** An account whose books are to be closed, with the closing date that has passed; its row is locked. */
interface AccountToClose {
  id: string;
  currency: string;
  closingDate: string;
  calendar: BillingCalendar;
  isClosed: boolean;
}

export interface ClosedCycle {
  accountId: string;
  currency: string;
  closingDate: string;
  dueDate: string;
  /** null where there was nothing to bill. */
  statement: { id: string; label: string; totalMinor: bigint } | null;
}

/** The cycle of one account could not be closed; the cause says why. Nothing of it is kept. */
export class CycleNotClosed extends Error {
  override readonly name = 'CycleNotClosed';

  constructor(
    readonly accountId: string,
    cause: unknown,
  ) {
    super(`The cycle of account ${accountId} could not be closed.`, { cause });
  }
}

/**
 * Closes the oldest cycle whose closing date has passed in its account's time zone: gathers its lines into a bill that
 * never changes again, carries over what the bills before it left open, and turns the calendar to the next cycle.
 * However many processes call it, each cycle is closed once: the account's row is locked, and others pass it by.
 * @param which `accountId` to close cycles of one account only; `except` to pass by accounts that have failed
 * @returns null when there is none left
 * @throws {CycleNotClosed} naming the account
 */
export async function closeNextCycle(
  em: EntityManager,
  which: string | null | { except: readonly string[] } = null,
): Promise<ClosedCycle | null> {
  const isOne = which === null || typeof which === 'string';
  let account: AccountToClose | null = null;
  try {
    return await em.transactional(async (tx) => {
      account = await lockNextAccount(tx as EntityManager, isOne ? which : null, isOne ? [] : which.except);
      return account && closeCycle(tx as EntityManager, account);
    });
  } catch (error) {
    // What fails at the commit, such as a bill that does not sum, is of that account too.
    throw account === null ? error : new CycleNotClosed((account as AccountToClose).id, error);
  }
}

/**
 * Closes the cycle of an account that is under way, before its closing date has come: as if that day had passed. For simulations.
 * The caller has locked the account.
 * @returns null where its bills are not made here
 */
export async function closeCycleEarly(tx: EntityManager, accountId: string): Promise<ClosedCycle | null> {
  const account = readAccount(await query<AccountRow>(tx, `${ACCOUNT} where a.id = $1 and a.next_closing_on is not null`, [accountId]));
  return account && closeCycle(tx, account);
}

async function closeCycle(tx: EntityManager, account: AccountToClose): Promise<ClosedCycle> {
  const cycle = cycleClosingIn(account.closingDate, 0, account.calendar);
  const statement = await closeBill(tx, account, cycle);
  const next = cycleClosingIn(account.closingDate, 1, account.calendar).closingDate;
  // A closed account with nothing left to bill is done.
  const isDone = account.isClosed && statement === null;
  await query(tx, 'update account set next_closing_on = $2 where id = $1', [account.id, isDone ? null : next]);
  return { accountId: account.id, currency: account.currency, closingDate: cycle.closingDate, dueDate: cycle.dueDate, statement };
}

type AccountRow = Omit<AccountToClose, 'calendar'> & CalendarRow;

const ACCOUNT = `
  select a.id, a.currency, a.next_closing_on::text as "closingDate", a.closed_at is not null as "isClosed", ${CALENDAR_COLUMNS}
    from account a join card_product p on p.id = a.card_product_id`;

/** Exported for the test of its plan: accounts whose closing date is to come are not read, however many there are. */
export async function lockNextAccount(
  em: EntityManager,
  accountId: string | null,
  except: readonly string[],
): Promise<AccountToClose | null> {
  const rows = await query<AccountRow>(
    em,
    `${ACCOUNT}
      where a.next_closing_on < (app_now() at time zone a.time_zone)::date
        -- What has not begun where days begin first has begun nowhere: this much the index can tell.
        and a.next_closing_on < (app_now() at time zone 'UTC' + interval '14 hours')::date
        and ($1::uuid is null or a.id = $1::uuid) and a.id <> all($2::uuid[])
      order by a.next_closing_on, a.id limit 1
      for update of a skip locked`,
    [accountId, [...except]],
  );
  return readAccount(rows);
}

function readAccount([row]: readonly AccountRow[]): AccountToClose | null {
  return row === undefined
    ? null
    : { id: row.id, currency: row.currency, closingDate: row.closingDate, isClosed: row.isClosed, calendar: readCalendar(row) };
}

async function closeBill(em: EntityManager, { id: accountId }: AccountToClose, cycle: BillingCycle): Promise<ClosedCycle['statement']> {
  const balance = await findBalance(em, accountId, cycle);
  if (balance.billCount === 0 && !(await hasLines(em, accountId, cycle))) return null;
  const statement = await recordOpenStatement(em, accountId, { start: cycle.periodStart, end: cycle.closingDate });
  if (statement.status !== 'OPEN') return null;
  await gatherLines(em, accountId, statement.id, cycle);
  const totalMinor = await closeStatement(em, accountId, statement.id, { ...cycle, previousBalanceMinor: balance.minor });
  return { id: statement.id, label: statement.label, totalMinor };
}

/** What the bills whose due date has come say, before payments: those stand beside it as lines of their own. */
async function findBalance(
  em: EntityManager,
  accountId: string,
  { closingDate }: BillingCycle,
): Promise<{ minor: bigint; billCount: number }> {
  const [row] = await query<{ minor: string; billCount: number }>(
    em,
    `select coalesce(sum(total_minor + adjustment_minor), 0)::text as minor, count(*)::int as "billCount" from statement where ${TO_CARRY}`,
    [accountId, closingDate],
  );
  return { minor: BigInt(row?.minor ?? '0'), billCount: row?.billCount ?? 0 };
}

async function hasLines(em: EntityManager, accountId: string, { closingDate }: BillingCycle): Promise<boolean> {
  const rows = await query(
    em,
    `select 1 from bill_line l left join statement s on s.account_id = l.account_id and s.id = l.statement_id
      where l.account_id = $1 and l.bills_from <= $2 and (s.id is null or s.status = 'OPEN') limit 1`,
    [accountId, closingDate],
  );
  return rows.length > 0;
}

/**
 * Takes what waits, and what stood on open statements of imported files, however far their periods reach: those that are empty then go,
 * the others have less.
 */
async function gatherLines(em: EntityManager, accountId: string, statementId: string, { closingDate }: BillingCycle): Promise<void> {
  await query(
    em,
    `update bill_line l set statement_id = $3
      where l.account_id = $1 and l.bills_from <= $2
        and (l.statement_id is null or l.statement_id in (
              select s.id from statement s where s.account_id = $1 and s.status = 'OPEN'))`,
    [accountId, closingDate, statementId],
  );
  await query(
    em,
    `delete from statement s
      where s.account_id = $1 and s.status = 'OPEN' and s.id <> $2
        and not exists (select 1 from bill_line l where l.account_id = $1 and l.statement_id = s.id)`,
    [accountId, statementId],
  );
  await sumOpenStatements(em, accountId);
}

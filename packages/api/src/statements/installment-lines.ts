import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager } from '../platform/index.js';
import { sumOpenStatements } from './record-open-statement.js';
import { settleCarriedOver } from './settle-carried-over.js';

/** One payment in installments as lines of a bill. */
export interface InstallmentLine {
  /** Which of the payments of the plan it is, from 1. */
  number: number;
  /** The closing date of its bill. */
  closingDate: string;
  principalMinor: bigint;
  feeMinor: bigint;
}

/**
 * Puts the payments of a plan in the place of a purchase. On a closed bill nothing changes: lines that take the purchase off and
 * put the first payment on are added to it. The caller has locked the account.
 * @param statementId the closed bill it stands on; null while none has it
 */
export async function splitPurchase(
  em: EntityManager,
  accountId: string,
  purchase: { id: string; openMinor: bigint; statementId: string | null },
  lines: readonly InstallmentLine[],
): Promise<void> {
  await query(em, `update card_transaction set way_of_paying = 'INSTALLMENTS' where account_id = $1 and id = $2`, [accountId, purchase.id]);
  if (purchase.statementId === null) {
    await addToWaitingUse(em, accountId, purchase.id, -purchase.openMinor);
    await addWaitingLines(em, accountId, purchase.id, lines, lines.length);
    await sumOpenStatements(em, accountId);
    return;
  }
  const [first, ...later] = lines;
  const part = { number: first?.number ?? null, count: lines.length };
  await adjustBill(em, accountId, purchase.statementId, purchase.id, [
    { kind: 'USE', amountMinor: -purchase.openMinor },
    { kind: 'INSTALLMENT_PRINCIPAL', amountMinor: first?.principalMinor ?? 0n, ...part },
    { kind: 'INSTALLMENT_FEE', amountMinor: first?.feeMinor ?? 0n, ...part },
  ]);
  await addWaitingLines(em, accountId, purchase.id, later, lines.length);
}

/**
 * Undoes {@link splitPurchase}: the purchase is paid at once again, on the bill it stood on.
 * @param principalMinor what of the price the plan still has, refunds taken off
 */
export async function joinPurchase(
  em: EntityManager,
  accountId: string,
  purchase: { id: string; principalMinor: bigint; usedOn: string },
): Promise<void> {
  await query(em, `update card_transaction set way_of_paying = 'LUMP_SUM' where account_id = $1 and id = $2`, [accountId, purchase.id]);
  await dropWaitingInstallments(em, accountId, purchase.id);
  const billed = await listBilledInstallments(em, accountId, purchase.id);
  if (billed.length === 0) await addToWaitingUse(em, accountId, purchase.id, purchase.principalMinor, purchase.usedOn);
  for (const [index, { statementId, principalMinor, feeMinor, ...part }] of billed.entries()) {
    await adjustBill(em, accountId, statementId, purchase.id, [
      // The purchase goes back to the bill it stood on, which is the first.
      { kind: 'USE', amountMinor: index === 0 ? purchase.principalMinor : 0n },
      { kind: 'INSTALLMENT_PRINCIPAL', amountMinor: -principalMinor, ...part },
      { kind: 'INSTALLMENT_FEE', amountMinor: -feeMinor, ...part },
    ]);
  }
  await sumOpenStatements(em, accountId);
}

/** Puts other payments in the place of those of a purchase that are on no closed bill. The caller has locked the account. */
export async function replaceWaitingInstallments(
  em: EntityManager,
  accountId: string,
  transactionId: string,
  lines: readonly InstallmentLine[],
): Promise<void> {
  const count = await dropWaitingInstallments(em, accountId, transactionId);
  if (lines.length > 0) await addWaitingLines(em, accountId, transactionId, lines, count);
}

const IS_WAITING = `(l.statement_id is null or exists (
  select 1 from statement s where s.account_id = l.account_id and s.id = l.statement_id and s.status = 'OPEN'))`;

/** @returns of how many payments they were; zero where there were none. */
async function dropWaitingInstallments(em: EntityManager, accountId: string, transactionId: string): Promise<number> {
  const dropped = await query<{ count: number }>(
    em,
    `delete from bill_line l
      where l.account_id = $1 and l.transaction_id = $2 and l.kind in ('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE') and ${IS_WAITING}
      returning l.installment_count as count`,
    [accountId, transactionId],
  );
  return Math.max(0, ...dropped.map(({ count }) => count));
}

/** Changes the waiting line of a purchase by an amount; one that comes to nothing goes, one that is not there is made. */
async function addToWaitingUse(
  em: EntityManager,
  accountId: string,
  transactionId: string,
  byMinor: bigint,
  usedOn?: string,
): Promise<void> {
  const changed = await query<{ id: string; amount: string }>(
    em,
    `update bill_line l set amount_minor = l.amount_minor + $3::bigint
      where l.account_id = $1 and l.transaction_id = $2 and l.kind = 'USE' and ${IS_WAITING}
      returning l.id, l.amount_minor::text as amount`,
    [accountId, transactionId, String(byMinor)],
  );
  const [line] = changed;
  if (line === undefined && usedOn !== undefined) {
    await query(
      em,
      `insert into bill_line (account_id, id, transaction_id, kind, used_on, bills_from, amount_minor) values ($1, $2, $3, 'USE', $4, $4, $5)`,
      [accountId, uuidv7(), transactionId, usedOn, String(byMinor)],
    );
  }
  if (line?.amount === '0') await query(em, 'delete from bill_line where account_id = $1 and id = $2', [accountId, line.id]);
}

async function addWaitingLines(
  em: EntityManager,
  accountId: string,
  transactionId: string,
  lines: readonly InstallmentLine[],
  count: number,
): Promise<void> {
  const rows = lines.flatMap(({ number, closingDate, principalMinor, feeMinor }) => [
    { number, closingDate, kind: 'INSTALLMENT_PRINCIPAL', amount: principalMinor },
    { number, closingDate, kind: 'INSTALLMENT_FEE', amount: feeMinor },
  ]);
  await query(
    em,
    `insert into bill_line (account_id, id, transaction_id, kind, used_on, bills_from, amount_minor, installment_number, installment_count)
     select $1, u.id, $2, u.kind, t.used_on, u.closing, u.amount, u.number, $8
       from card_transaction t, unnest($3::uuid[], $4::text[], $5::date[], $6::bigint[], $7::smallint[]) u (id, kind, closing, amount, number)
      where t.account_id = $1 and t.id = $2 and u.amount <> 0`,
    [
      accountId,
      transactionId,
      rows.map(() => uuidv7()),
      rows.map(({ kind }) => kind),
      rows.map(({ closingDate }) => closingDate),
      rows.map(({ amount }) => String(amount)),
      rows.map(({ number }) => number),
      count,
    ],
  );
}

interface BilledInstallment {
  statementId: string;
  principalMinor: bigint;
  feeMinor: bigint;
  number: number;
  count: number;
}

/** What each closed bill has of the installments of a purchase, the oldest first. */
async function listBilledInstallments(em: EntityManager, accountId: string, transactionId: string): Promise<BilledInstallment[]> {
  const rows = await query<{ statementId: string; principal: string; fee: string; number: number; count: number }>(
    em,
    `select s.id as "statementId", l.installment_number as number, l.installment_count as count,
            coalesce(sum(l.amount_minor) filter (where l.kind = 'INSTALLMENT_PRINCIPAL'), 0)::text as principal,
            coalesce(sum(l.amount_minor) filter (where l.kind = 'INSTALLMENT_FEE'), 0)::text as fee
       from bill_line l join statement s on s.account_id = l.account_id and s.id = l.statement_id
      where l.account_id = $1 and l.transaction_id = $2 and l.kind in ('INSTALLMENT_PRINCIPAL', 'INSTALLMENT_FEE') and s.status <> 'OPEN'
      group by s.account_id, s.id, l.installment_number, l.installment_count having sum(l.amount_minor) <> 0 order by s.closing_date`,
    [accountId, transactionId],
  );
  return rows.map(({ principal, fee, ...row }) => ({ ...row, principalMinor: BigInt(principal), feeMinor: BigInt(fee) }));
}

/** Adds lines to a closed bill, whose first total stays, and with them a new amount due; one that asks for no more is paid. */
async function adjustBill(
  em: EntityManager,
  accountId: string,
  statementId: string,
  transactionId: string,
  lines: readonly { kind: string; amountMinor: bigint; number?: number | null; count?: number }[],
): Promise<void> {
  await query(
    em,
    `insert into bill_line (account_id, id, statement_id, transaction_id, kind, used_on, bills_from, amount_minor, is_adjustment, installment_number, installment_count)
     select $1, u.id, $2, $3, u.kind, t.used_on, t.used_on, u.amount, true, u.number, u.count
       from card_transaction t, unnest($4::uuid[], $5::text[], $6::bigint[], $7::smallint[], $8::smallint[]) u (id, kind, amount, number, count)
      where t.account_id = $1 and t.id = $3 and u.amount <> 0`,
    [
      accountId,
      statementId,
      transactionId,
      lines.map(() => uuidv7()),
      lines.map(({ kind }) => kind),
      lines.map(({ amountMinor }) => String(amountMinor)),
      lines.map(({ number }) => number ?? null),
      lines.map(({ count }) => count ?? null),
    ],
  );
  await query(
    em,
    `update statement set adjustment_minor = adjustment_minor + $3::bigint,
            status = case when paid_minor >= total_minor + adjustment_minor + $3::bigint then 'PAID' else 'CLOSED' end
      where account_id = $1 and id = $2 and status in ('CLOSED', 'PAID')`,
    [accountId, statementId, String(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n))],
  );
  await settleCarriedOver(em, [accountId]);
}

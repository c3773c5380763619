import {
  type Account,
  CardSubtotal,
  Money,
  Statement,
  StatementBreakdown,
  StatementStatus,
  Transaction,
  TransactionCategory,
  TransactionKind,
  TransactionStatus,
  WayOfPaying,
  Unbilled,
} from '@meisai/schema';
import { viewAccount, viewCard, type CardView } from '../accounts/index.js';
import { globalId, type SpokenLanguage } from '../platform/index.js';
import type { BreakdownRow, CardSubtotalRow } from './statement-breakdown.queries.js';
import type { StatementRow, UnbilledRow } from './statement.queries.js';
import { shownStatus, type TransactionLife } from './transaction-life.rules.js';
import type { TransactionRow } from './transaction.queries.js';

type AccountView = Omit<Account, 'cards'>;

export type StatementView = Omit<Statement, 'account' | 'breakdown' | 'cards'> & { account: AccountView };
export type TransactionView = Omit<Transaction, 'account' | 'card' | 'history' | 'billLines' | 'refundOf'> & {
  account: AccountView;
  card: CardView | null;
};

/** A statement as the API shows it; its breakdown is resolved when asked for. */
export function viewStatement(row: StatementRow, language: SpokenLanguage): StatementView {
  return Object.assign(new Statement(), {
    id: globalId('Statement', row.accountId, row.id),
    account: viewAccountOf(row, language),
    label: row.label,
    // Whether the bill was paid is the basic member's business.
    status: row.isBasic || row.status === 'OPEN' ? StatementStatus[row.status] : StatementStatus.CLOSED,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    closingDate: row.closingDate,
    dueDate: row.dueDate,
    ...viewTotals(row),
  });
}

function viewAccountOf(row: StatementRow | TransactionRow, language: SpokenLanguage): AccountView {
  const { accountId: id, accountNameJa: nameJa, accountNameEn: nameEn, currency, timeZone, isBasic } = row;
  return viewAccount({ id, nameJa, nameEn, currency, timeZone, isBasic }, language);
}

function viewTotals({ totalMinor, adjustmentMinor, paidMinor, status, currency }: StatementRow) {
  if (totalMinor === null) return { total: null, adjustment: null, amountDue: null };
  const open = BigInt(totalMinor) + BigInt(adjustmentMinor) - BigInt(paidMinor);
  // What was left of a bill that was carried over is owed on the next one.
  const amountDue = status === 'CARRIED_OVER' || open < 0n ? 0n : open;
  return {
    total: viewMoney(totalMinor, currency),
    adjustment: viewMoney(adjustmentMinor, currency),
    amountDue: status === 'OPEN' ? null : viewMoney(String(amountDue), currency),
  };
}

/** A transaction as the API shows it. */
export function viewTransaction(row: TransactionRow, language: SpokenLanguage): TransactionView {
  return Object.assign(new Transaction(), {
    id: globalId('Transaction', row.accountId, row.id),
    account: viewAccountOf(row, language),
    kind: TransactionKind[row.kind],
    status: TransactionStatus[shownStatus(lifeOf(row))],
    merchant: row.merchant === '' ? null : row.merchant,
    usedOn: row.usedOn,
    postedOn: row.postedOn,
    amount: viewMoney(row.amountMinor, row.currency),
    originalAmount: row.originalMinor === null || row.originalCurrency === null ? null : viewMoney(row.originalMinor, row.originalCurrency),
    exchangeRate: row.exchangeRate,
    exchangedOn: row.exchangedOn,
    refundedAmount: viewMoney(row.refundedMinor, row.currency),
    category: TransactionCategory[row.category],
    wayOfPaying: WayOfPaying[row.wayOfPaying],
    card: row.cardId === null ? null : viewCard({ id: row.cardId, lastFour: row.cardLastFour }),
  });
}

function lifeOf({ status, amountMinor, refundedMinor }: TransactionRow): TransactionLife {
  return { status, amountMinor: BigInt(amountMinor), refundedMinor: BigInt(refundedMinor) };
}

/** A breakdown as the API shows it. */
export function viewBreakdown(row: BreakdownRow): StatementBreakdown {
  const money = (minorUnits: string): Money => viewMoney(minorUnits, row.currency);
  return Object.assign(new StatementBreakdown(), {
    previousBalance: money(row.previousBalance),
    payments: money(row.payments),
    uses: money(row.uses),
    refunds: money(row.refunds),
    fees: money(row.fees),
    installments: money(row.installments),
  });
}

export type CardSubtotalView = Omit<CardSubtotal, 'card'> & { card: CardView | null };

/** What one card comes to, as the API shows it. */
export function viewCardSubtotal({ cardId, lastFour, total, currency }: CardSubtotalRow): CardSubtotalView {
  const card = cardId === null ? null : viewCard({ id: cardId, lastFour });
  return Object.assign(new CardSubtotal(), { card, total: viewMoney(total, currency) });
}

/** What is unbilled, as the API shows it. */
export function viewUnbilled(row: UnbilledRow, currency: string): Unbilled {
  return Object.assign(new Unbilled(), { total: viewMoney(row.totalMinor, currency), count: row.count });
}

/** @throws {RangeError} for an amount JSON could not carry exactly, rather than show a wrong one. */
export function viewMoney(minorUnits: string, currency: string): Money {
  const number = Number(minorUnits);
  if (!Number.isSafeInteger(number)) throw new RangeError('An amount is beyond what can be shown exactly.');
  return Object.assign(new Money(), { minorUnits: number, currency });
}

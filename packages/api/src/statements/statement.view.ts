import {
  type Account,
  CardSubtotal,
  type Money,
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
import { amountDueOf } from './payment.rules.js';
import { shownStatus, type TransactionLife } from './transaction-life.rules.js';
import type { OwnTransactionRow, TransactionRow } from './transaction.queries.js';

export type AccountView = Omit<Account, 'holders'>;

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

function viewTotals({ totalMinor, currency, ...row }: StatementRow) {
  if (totalMinor === null) return { total: null, adjustment: null, amountDue: null };
  const amountDue = amountDueOf({ ...row, totalMinor });
  return {
    total: viewMoney(totalMinor, currency),
    adjustment: viewMoney(row.adjustmentMinor, currency),
    amountDue: amountDue === null ? null : viewMoney(String(amountDue), currency),
  };
}

/** A transaction as the API shows it. */
export function viewTransaction(row: TransactionRow, language: SpokenLanguage): TransactionView {
  return transactionViewer(row.accountId, viewAccountOf(row, language))(row);
}

/** Views the transactions of one account in the language of the request. */
export function transactionsViewer(language: SpokenLanguage): (row: TransactionRow) => TransactionView {
  let view: ((row: OwnTransactionRow) => TransactionView) | undefined;
  return (row) => (view ??= transactionViewer(row.accountId, viewAccountOf(row, language)))(row);
}

/** Views transactions of one account, which share the views of the account and its cards: there may be a hundred on a page. */
export function transactionViewer(accountId: string, account: AccountView): (row: OwnTransactionRow) => TransactionView {
  const { currency } = account;
  const cards = new Map<string, CardView>();
  const cardOf = (id: string, lastFour: string | null): CardView => {
    const card = cards.get(id) ?? viewCard({ id, lastFour });
    cards.set(id, card);
    return card;
  };
  return (row) => {
    // Field by field: copying an object into another takes several times as long.
    const view = new Transaction() as TransactionView;
    view.id = globalId('Transaction', accountId, row.id);
    view.account = account;
    view.kind = TransactionKind[row.kind];
    view.status = TransactionStatus[shownStatus(lifeOf(row))];
    view.merchant = row.merchant === '' ? null : row.merchant;
    view.usedOn = row.usedOn;
    view.postedOn = row.postedOn;
    view.amount = viewMoney(row.amountMinor, currency);
    view.originalAmount =
      row.originalMinor === null || row.originalCurrency === null ? null : viewMoney(row.originalMinor, row.originalCurrency);
    view.exchangeRate = row.exchangeRate;
    view.exchangedOn = row.exchangedOn;
    view.refundedAmount = viewMoney(row.refundedMinor, currency);
    view.category = TransactionCategory[row.category];
    view.wayOfPaying = WayOfPaying[row.wayOfPaying];
    view.card = row.cardId === null ? null : cardOf(row.cardId, row.cardLastFour);
    return view;
  };
}

function lifeOf({ status, amountMinor, refundedMinor }: OwnTransactionRow): TransactionLife {
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
  return { minorUnits: number, currency };
}

import type { StatementBreakdown } from '@meisai/schema';
import { viewAccount } from '../accounts/index.js';
import { argumentsOf, findAskedField, isSamePage, readPage, type Asked, type Page, type SpokenLanguage } from '../platform/index.js';
import { toBilledConnection, type BilledConnection } from './billed-connection.view.js';
import type { StatementPageRows } from './statement-page.queries.js';
import {
  transactionViewer,
  viewBreakdown,
  viewCardSubtotal,
  viewStatement,
  type AccountView,
  type CardSubtotalView,
  type StatementView,
} from './statement.view.js';

/** An account of which one statement was read along. */
export type AccountWithPage = AccountView & { ready?: { label: string; statement: StatementWithPage | null } };

/** A statement of which everything a page shows was read along. */
export type StatementWithPage = StatementView & {
  page?: { breakdown: StatementBreakdown | null; cards: CardSubtotalView[]; asked: Page; uses: BilledConnection };
};

/** The statement of a label, if it was read along; undefined where it was not, null where there is none. */
export function readyStatement({ ready }: AccountWithPage, label: string): StatementWithPage | null | undefined {
  return ready?.label === label ? ready.statement : undefined;
}

/** A page of the uses, if it was read along. */
export function readyConnection({ page }: StatementWithPage, asked: Page): BilledConnection | null {
  return page !== undefined && isSamePage(page.asked, asked) ? page.uses : null;
}

/** What a request asks of an account where it asks for one statement with a page of its uses; null where it asks otherwise. */
export interface AskedStatementPage {
  label: string;
  page: Page;
}

export function askedStatementPage(asked: Asked): AskedStatementPage | null {
  const statement = findAskedField(asked, 'Account', 'statement');
  if (statement === null) return null;
  const below = { ...asked, fieldNodes: [statement] };
  const uses = findAskedField(below, 'Statement', 'transactions');
  // The sums read every line of the bill: they come along for who asks for them.
  const hasSums = ['breakdown', 'cards'].every((name) => findAskedField(below, 'Statement', name) !== null);
  if (uses === null || !hasSums) return null;
  try {
    const { label } = argumentsOf(asked, 'Account', statement);
    return typeof label === 'string' ? { label, page: readPage(argumentsOf(asked, 'Statement', uses)) } : null;
  } catch {
    // What is wrong with an argument is told where it stands, by the resolver of its field.
    return null;
  }
}

/** An account as the API shows it, with one of its statements and all that a page shows of it. */
export function viewAccountWithStatement(
  rows: StatementPageRows,
  accountId: string,
  { label, page }: AskedStatementPage,
  language: SpokenLanguage,
): AccountWithPage {
  const { accountNameJa: nameJa, accountNameEn: nameEn, currency, timeZone, isBasic } = rows.statement;
  const account = viewAccount({ id: accountId, nameJa, nameEn, currency, timeZone, isBasic }, language);
  return Object.assign(account, { ready: { label, statement: viewStatementPage(rows, account, page, language) } });
}

function viewStatementPage(
  { statement, breakdown, cards, uses }: StatementPageRows,
  account: AccountView,
  page: Page,
  language: SpokenLanguage,
): StatementWithPage | null {
  const { id, accountId, currency } = statement;
  if (id === null) return null;
  return Object.assign(viewStatement({ ...statement, id }, language), {
    page: {
      breakdown: breakdown === null ? null : viewBreakdown({ ...breakdown, currency }),
      cards: cards.map((row) => viewCardSubtotal({ ...row, currency })),
      asked: page,
      uses: toBilledConnection(page, uses, statement, transactionViewer(accountId, account)),
    },
  });
}

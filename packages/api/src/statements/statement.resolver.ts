import {
  Account,
  CardSubtotal,
  PageArgs,
  Statement,
  StatementBreakdown,
  StatementConnection,
  TransactionConnection,
  Unbilled,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import {
  asksOnlyFor,
  localId,
  localKey,
  readPage,
  requireViewer,
  toConnection,
  type Asked,
  type RequestContext,
} from '../platform/index.js';
import { toBilledConnection } from './billed-connection.view.js';
import { findBreakdown, listCardSubtotals } from './statement-breakdown.queries.js';
import { findDueStatement, findStatementByLabel, listStatements, sumUnbilled } from './statement.queries.js';
import { readyConnection, readyStatement, type AccountWithPage, type StatementWithPage } from './statement-page.view.js';
import {
  transactionsViewer,
  viewBreakdown,
  viewCardSubtotal,
  viewStatement,
  viewUnbilled,
  type CardSubtotalView,
  type StatementView,
} from './statement.view.js';
import { listStatementTransactions, listTransactions, listUnbilledTransactions } from './transaction.queries.js';

@Resolver(() => Account)
export class AccountStatementsResolver {
  @FieldResolver(() => StatementConnection, { description: 'The statements of the account, newest first.' })
  async statements(@Root() account: Account, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args);
    const rows = await listStatements(context.em, requireViewer(context).memberId, localId('Account', account.id), page);
    return toConnection(
      page,
      rows,
      (row) => ({ at: row.periodEnd, id: row.id }),
      (row) => viewStatement(row, context.language),
    );
  }

  @FieldResolver(() => Statement, { nullable: true, description: 'One statement by its label; null if there is none.' })
  async statement(
    @Root() account: AccountWithPage,
    @Arg('label', () => String, { description: 'The label, such as `2026-10`.' }) label: string,
    @Ctx() context: RequestContext,
  ): Promise<StatementView | null> {
    const ready = readyStatement(account, label);
    if (ready !== undefined) return ready;
    const row = await findStatementByLabel(context.em, requireViewer(context).memberId, localId('Account', account.id), label);
    return row === null ? null : viewStatement(row, context.language);
  }

  @FieldResolver(() => Statement, {
    nullable: true,
    description: 'The bill to be paid next: of the closed ones not fully paid, the one that is due first. Null when nothing is owed.',
  })
  async dueStatement(@Root() account: Account, @Ctx() context: RequestContext): Promise<StatementView | null> {
    const row = await findDueStatement(context.em, requireViewer(context).memberId, localId('Account', account.id));
    return row === null ? null : viewStatement(row, context.language);
  }

  @FieldResolver(() => Unbilled, { description: 'What has been used and is on no closed bill yet.' })
  async unbilled(@Root() account: Account, @Ctx() context: RequestContext, @Info() asked: Asked): Promise<UnbilledView> {
    const accountId = localId('Account', account.id);
    const { currency } = account;
    // A page of the list need not be summed up.
    if (asksOnlyFor(asked, 'Unbilled', ['transactions'])) return { accountId, currency };
    const row = await sumUnbilled(context.em, requireViewer(context).memberId, accountId);
    return Object.assign(viewUnbilled(row, currency), { accountId, currency });
  }

  @FieldResolver(() => TransactionConnection, { description: 'All transactions of the account, billed or not, newest first.' })
  async transactions(@Root() account: Account, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args);
    const rows = await listTransactions(context.em, requireViewer(context).memberId, localId('Account', account.id), page);
    return toConnection(page, rows, (row) => ({ at: row.usedOn, id: row.id }), transactionsViewer(context.language));
  }
}

/** What is unbilled, with the account it is of. */
type UnbilledView = Partial<Unbilled> & { accountId: string; currency: string };

@Resolver(() => Unbilled)
export class UnbilledTransactionsResolver {
  @FieldResolver(() => TransactionConnection, { description: 'The unbilled transactions, newest first.' })
  async transactions(@Root() { accountId, currency }: UnbilledView, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args);
    const rows = await listUnbilledTransactions(context.em, requireViewer(context).memberId, accountId, page);
    const bill = { currency, closingDate: rows[0]?.nextClosing ?? null };
    return toBilledConnection(page, rows, bill, transactionsViewer(context.language));
  }
}

@Resolver(() => Statement)
export class StatementTransactionsResolver {
  @FieldResolver(() => StatementBreakdown, { nullable: true })
  async breakdown(@Root() statement: StatementWithPage, @Ctx() context: RequestContext): Promise<StatementBreakdown | null> {
    if (statement.page !== undefined) return statement.page.breakdown;
    const row = await findBreakdown(context.em, requireViewer(context).memberId, ...localKey('Statement', statement.id));
    return row === null ? null : viewBreakdown(row);
  }

  @FieldResolver(() => [CardSubtotal])
  async cards(@Root() statement: StatementWithPage, @Ctx() context: RequestContext): Promise<CardSubtotalView[]> {
    if (statement.page !== undefined) return statement.page.cards;
    const rows = await listCardSubtotals(context.em, requireViewer(context).memberId, ...localKey('Statement', statement.id));
    return rows.map(viewCardSubtotal);
  }

  @FieldResolver(() => TransactionConnection, { description: 'The transactions on this statement, newest first.' })
  async transactions(@Root() statement: StatementWithPage, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args);
    const ready = readyConnection(statement, page);
    if (ready !== null) return ready;
    const [accountId, statementId] = localKey('Statement', statement.id);
    const rows = await listStatementTransactions(context.em, requireViewer(context).memberId, accountId, statementId, page);
    const bill = { currency: statement.account.currency, closingDate: statement.closingDate };
    return toBilledConnection(page, rows, bill, transactionsViewer(context.language));
  }
}

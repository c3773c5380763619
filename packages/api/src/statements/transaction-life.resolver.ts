import { BillLine, Transaction, TransactionEvent } from '@meisai/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { localKey, requireViewer, type RequestContext } from '../platform/index.js';
import { findStatement } from './statement.queries.js';
import { viewStatement, viewTransaction, type StatementView, type TransactionView } from './statement.view.js';
import { findRefunded, listBillLines, listTransactionEvents } from './transaction-life.queries.js';
import { viewBillLine, viewEvents, type BillLineView } from './transaction-life.view.js';

@Resolver(() => Transaction)
export class TransactionLifeResolver {
  @FieldResolver(() => [TransactionEvent])
  async history(@Root() { id }: Transaction, @Ctx() context: RequestContext): Promise<TransactionEvent[]> {
    return viewEvents(await listTransactionEvents(context.em, requireViewer(context).memberId, ...localKey('Transaction', id)));
  }

  @FieldResolver(() => [BillLine])
  async billLines(@Root() { id }: Transaction, @Ctx() context: RequestContext): Promise<BillLineView[]> {
    const { memberId } = requireViewer(context);
    const [accountId, transactionId] = localKey('Transaction', id);
    const lines = await listBillLines(context.em, memberId, accountId, transactionId);
    const statements = new Map<string, StatementView>();
    for (const statementId of new Set(lines.map((line) => line.statementId))) {
      const row = statementId === null ? null : await findStatement(context.em, memberId, accountId, statementId);
      if (row !== null) statements.set(row.id, viewStatement(row, context.language));
    }
    return lines.map((line) => viewBillLine(line, statements.get(line.statementId ?? '') ?? null));
  }

  @FieldResolver(() => Transaction, { nullable: true })
  async refundOf(@Root() { id }: Transaction, @Ctx() context: RequestContext): Promise<TransactionView | null> {
    const row = await findRefunded(context.em, requireViewer(context).memberId, ...localKey('Transaction', id));
    return row === null ? null : viewTransaction(row, context.language);
  }
}

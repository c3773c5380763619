import { InstallmentOffersResult, InstallmentPart, InstallmentPlan, Transaction, TransactionEdge, WayOfPaying } from '@meisai/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { localKey, requireViewer, type RequestContext } from '../platform/index.js';
import type { BilledEdge } from '../statements/index.js';
import { findPlanOfPurchase } from './installment-plan.queries.js';
import { viewOffers, viewPlan, type PlanView } from './installment.view.js';
import { listOffers } from './list-offers.js';

@Resolver(() => Transaction)
export class TransactionInstallmentsResolver {
  @FieldResolver(() => InstallmentOffersResult, {
    description: 'The ways to pay it in installments, side by side, or why there are none. Asking binds nobody.',
  })
  async installmentOffers(@Root() transaction: Transaction, @Ctx() context: RequestContext) {
    const { em, services, language } = context;
    const [accountId, id] = localKey('Transaction', transaction.id);
    return viewOffers(await listOffers(em, services.keys, requireViewer(context).memberId, { accountId, id }), language);
  }

  @FieldResolver(() => InstallmentPlan, {
    nullable: true,
    description: 'The plan it is paid by; null where it has none, and for whoever is not the basic member.',
  })
  async installmentPlan(@Root() transaction: Transaction, @Ctx() context: RequestContext): Promise<PlanView | null> {
    const row = await findPlanOfPurchase(context.em, requireViewer(context).memberId, ...localKey('Transaction', transaction.id));
    return row && viewPlan(row);
  }
}

@Resolver(() => TransactionEdge)
export class TransactionEdgeInstallmentResolver {
  @FieldResolver(() => InstallmentPart, {
    nullable: true,
    description:
      'In a list of a bill, which payment of its plan stands on that bill; null where it has none, in other lists, and for whoever is not the basic member.',
  })
  installment(@Root() { node, closingDate }: BilledEdge, @Ctx() context: RequestContext): Promise<InstallmentPart | null> | null {
    // Asked for each use on a page: only those paid in installments have a plan to look for, and the others nothing to wait for.
    if (node.wayOfPaying !== WayOfPaying.INSTALLMENTS || closingDate == null) return null;
    return findPart(context, node.id, closingDate);
  }
}

async function findPart(context: RequestContext, transactionId: string, closingDate: string): Promise<InstallmentPart | null> {
  const row = await findPlanOfPurchase(context.em, requireViewer(context).memberId, ...localKey('Transaction', transactionId));
  const payment = row?.payments.find((one) => one.closingDate === closingDate);
  return row === null || payment === undefined ? null : Object.assign(new InstallmentPart(), { number: payment.number, count: row.count });
}

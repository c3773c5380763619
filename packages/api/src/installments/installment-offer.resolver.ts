import { InstallmentOffersResult, InstallmentPlan, Transaction } from '@meisai/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { localKey, requireViewer, type RequestContext } from '../platform/index.js';
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

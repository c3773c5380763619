import {
  Account,
  CancelInstallmentPlanInput,
  CancelInstallmentPlanResult,
  CancelInstallmentPlanSuccess,
  ConvertToInstallmentsInput,
  ConvertToInstallmentsResult,
  ConvertToInstallmentsSuccess,
  InstallmentPlan,
  InstallmentPlanConnection,
  PageArgs,
  RepayInstallmentPlanInput,
  RepayInstallmentPlanResult,
  RepayInstallmentPlanSuccess,
  RepaymentQuote,
  Transaction,
  TransactionConnection,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  localId,
  localKey,
  MemberAct,
  readPage,
  requireViewer,
  toConnection,
  viewSharedRefusal,
  type RequestContext,
} from '../platform/index.js';
import { findTransaction, viewTransaction, type TransactionView } from '../statements/index.js';
import { cancelInstallmentPlan } from './cancel-installment-plan.js';
import { convertToInstallments, type PlanKey } from './convert-to-installments.js';
import { listConvertiblePurchases } from './list-convertible-purchases.js';
import { findPlan, listPlans } from './installment-plan.queries.js';
import { viewInstallmentRefusal, viewNotEligible, viewPlan, viewRepaymentQuote, type PlanView } from './installment.view.js';
import { repayInstallmentPlan } from './repay-installment-plan.js';
import { quoteRepayment } from './repayment-quote.js';

@Resolver()
export class InstallmentActsResolver {
  @MemberAct({ freshProof: 'BY_AMOUNT' })
  @Mutation(() => ConvertToInstallmentsResult, {
    description:
      'Turns purchases into installments exactly as offered: all of the offers, or none. From an amount the card product sets, it asks for fresh proof.',
  })
  async convertToInstallments(
    @Arg('input', () => ConvertToInstallmentsInput, { description: 'The offers to confirm.' }) input: ConvertToInstallmentsInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { language } = context;
    const outcome = await convertToInstallments(context, requireViewer(context), input);
    if (outcome.kind === 'STEP_UP_NEEDED' || outcome.kind === 'IN_PERSON_NEEDED' || outcome.kind === 'IDEMPOTENCY_KEY_REUSED')
      return viewSharedRefusal(outcome.kind, language);
    if (outcome.kind === 'PURCHASE_NOT_ELIGIBLE') {
      const { accountId, id } = outcome.purchase;
      return viewNotEligible(outcome.obstacle, await loadTransaction(context, accountId, id), language);
    }
    if (outcome.kind !== 'CONVERTED') return viewInstallmentRefusal(outcome.kind, language);
    const plans = await Promise.all(outcome.plans.map((plan) => loadPlan(context, plan)));
    return Object.assign(new ConvertToInstallmentsSuccess(), { plans });
  }

  @MemberAct()
  @Mutation(() => CancelInstallmentPlanResult, {
    description: 'Cancels a plan until its deadline: the purchase is paid at once again.',
  })
  async cancelInstallmentPlan(
    @Arg('input', () => CancelInstallmentPlanInput, { description: 'The plan to cancel.' }) input: CancelInstallmentPlanInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const outcome = await cancelInstallmentPlan(context, requireViewer(context), input);
    if (outcome.kind === 'IDEMPOTENCY_KEY_REUSED') return viewSharedRefusal(outcome.kind, context.language);
    if (outcome.kind !== 'CANCELLED') return viewInstallmentRefusal(outcome.kind, context.language);
    return Object.assign(new CancelInstallmentPlanSuccess(), { plan: await loadPlan(context, outcome.plan) });
  }

  @MemberAct({ freshProof: 'BY_AMOUNT' })
  @Mutation(() => RepayInstallmentPlanResult, {
    description:
      'Repays the rest of a plan early, in full, on the next bill, exactly as quoted. From an amount the card product sets, it asks for fresh proof.',
  })
  async repayInstallmentPlan(
    @Arg('input', () => RepayInstallmentPlanInput, { description: 'The quote to confirm.' }) input: RepayInstallmentPlanInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const outcome = await repayInstallmentPlan(context, requireViewer(context), input);
    const { kind } = outcome;
    if (kind === 'STEP_UP_NEEDED' || kind === 'IN_PERSON_NEEDED' || kind === 'IDEMPOTENCY_KEY_REUSED')
      return viewSharedRefusal(kind, context.language);
    if (kind !== 'REPAID') return viewInstallmentRefusal(kind, context.language);
    return Object.assign(new RepayInstallmentPlanSuccess(), { plan: await loadPlan(context, outcome.plan) });
  }
}

@Resolver(() => InstallmentPlan)
export class InstallmentPlanResolver {
  @FieldResolver(() => Transaction)
  async transaction(@Root() plan: PlanView, @Ctx() context: RequestContext): Promise<TransactionView> {
    const [accountId, id] = localKey('InstallmentPlan', plan.id);
    const row = await findPlan(context.em, requireViewer(context).memberId, accountId, id);
    return loadTransaction(context, accountId, row?.transactionId ?? id);
  }

  @FieldResolver(() => RepaymentQuote, { nullable: true })
  async repaymentQuote(@Root() plan: PlanView, @Ctx() context: RequestContext): Promise<RepaymentQuote | null> {
    const { memberId } = requireViewer(context);
    const row = await findPlan(context.em, memberId, ...localKey('InstallmentPlan', plan.id));
    const quote = row && quoteRepayment(context.services.keys, memberId, row);
    return quote && viewRepaymentQuote(quote, plan.total.currency);
  }
}

@Resolver(() => Account)
export class AccountInstallmentsResolver {
  @FieldResolver(() => InstallmentPlanConnection, {
    description: 'The installment plans of the account, newest first; none for whoever is not its basic member.',
  })
  async installmentPlans(@Root() account: Account, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args, 'INSTANT');
    const rows = await listPlans(context.em, requireViewer(context).memberId, localId('Account', account.id), page);
    return toConnection(page, rows, (row) => ({ at: row.place, id: row.id }), viewPlan);
  }

  @FieldResolver(() => TransactionConnection, {
    description:
      'The purchases that can be turned into installments now, newest first; none for whoever is not the basic member. A few may be too small for every number of payments: their offers say so.',
  })
  async convertiblePurchases(@Root() account: Account, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args);
    const rows = await listConvertiblePurchases(context.em, requireViewer(context).memberId, localId('Account', account.id), page);
    return toConnection(
      page,
      rows,
      (row) => ({ at: row.usedOn, id: row.id }),
      (row) => viewTransaction(row, context.language),
    );
  }
}

async function loadPlan(context: RequestContext, { accountId, id }: PlanKey): Promise<PlanView> {
  const row = await findPlan(context.em, requireViewer(context).memberId, accountId, id);
  if (row === null) throw new Error('A plan is not there that was kept a moment ago.');
  return viewPlan(row);
}

async function loadTransaction(context: RequestContext, accountId: string, id: string): Promise<TransactionView> {
  const row = await findTransaction(context.em, requireViewer(context).memberId, accountId, id);
  if (row === null) throw new Error('A plan has a purchase that its member does not see.');
  return viewTransaction(row, context.language);
}

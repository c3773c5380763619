import {
  SimulateClosingInput,
  SimulateClosingResult,
  SimulateClosingSuccess,
  SimulatePaymentInput,
  SimulatePaymentResult,
  SimulatePaymentSuccess,
  SimulatePostingInput,
  SimulatePostingResult,
  SimulatePostingSuccess,
  SimulatePurchaseInput,
  SimulatePurchaseResult,
  SimulatePurchaseSuccess,
  SimulateRefundInput,
  SimulateRefundResult,
  SimulateRefundSuccess,
} from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { findAccount, viewAccount } from '../accounts/index.js';
import { MemberAct, keyOf, requireViewer, type RequestContext } from '../platform/index.js';
import { findStatement, findTransaction, viewStatement, viewTransaction, type TransactionView } from '../statements/index.js';
import { simulateClosing } from './simulate-closing.js';
import { simulatePayment } from './simulate-payment.js';
import { simulatePosting } from './simulate-posting.js';
import { simulatePurchase, type UseKey } from './simulate-purchase.js';
import { simulateRefund } from './simulate-refund.js';
import { viewDeclined, viewSimulationRefusal } from './simulation.view.js';

/** What a developer makes up to try an integration: the same as what the issuer's feed and the closing bring, for the viewer's own accounts. */
@Resolver()
export class SimulationResolver {
  @MemberAct()
  @Mutation(() => SimulatePurchaseResult, {
    description:
      'Makes up a purchase of today, as an issuer would report one. A card that is frozen, stopped, closed, expired or still to be made, or a family card over its limit, declines it, as it would at a shop.',
  })
  async simulatePurchase(
    @Arg('input', () => SimulatePurchaseInput, { description: 'The purchase.' }) input: SimulatePurchaseInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { language } = context;
    const [cardId] = keyOf('Card', input.cardId);
    if (cardId === undefined) return viewSimulationRefusal('CARD_NOT_FOUND', language);
    const outcome = await simulatePurchase(context, requireViewer(context), { ...input, cardId });
    switch (outcome.kind) {
      case 'DONE':
        return Object.assign(new SimulatePurchaseSuccess(), { transaction: await load(context, outcome.kept) });
      case 'CARD_FROZEN':
      case 'CARD_STOPPED':
      case 'CARD_CLOSED':
      case 'CARD_EXPIRED':
      case 'CARD_NOT_MADE':
      case 'OVER_LIMIT':
        return viewDeclined(outcome.kind, language);
      case 'ACCOUNT_NOT_OPEN':
        return viewDeclined('CARD_CLOSED', language);
      default:
        return viewSimulationRefusal(outcome.kind, language);
    }
  }

  @MemberAct()
  @Mutation(() => SimulatePostingResult, { description: 'Posts a pending use today: it keeps its id, and stands on the next bill.' })
  async simulatePosting(
    @Arg('input', () => SimulatePostingInput, { description: 'The use.' }) { transactionId, ...input }: SimulatePostingInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const [accountId, id] = keyOf('Transaction', transactionId);
    if (accountId === undefined || id === undefined) return viewSimulationRefusal('NOTHING_TO_POST', context.language);
    const outcome = await simulatePosting(context, requireViewer(context), { accountId, id }, input);
    if (outcome.kind === 'DONE') return Object.assign(new SimulatePostingSuccess(), { transaction: await load(context, outcome.kept) });
    return viewSimulationRefusal(outcome.kind === 'ACCOUNT_NOT_OPEN' ? 'NOTHING_TO_POST' : outcome.kind, context.language);
  }

  @MemberAct()
  @Mutation(() => SimulateRefundResult, { description: 'Makes up a refund of a purchase, of its whole price or less, posted today.' })
  async simulateRefund(
    @Arg('input', () => SimulateRefundInput, { description: 'The refund.' }) { purchaseId, ...input }: SimulateRefundInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const [accountId, id] = keyOf('Transaction', purchaseId);
    if (accountId === undefined || id === undefined) return viewSimulationRefusal('NOTHING_TO_REFUND', context.language);
    const outcome = await simulateRefund(context, requireViewer(context), { accountId, id }, input);
    if (outcome.kind === 'DONE') {
      const [refund, purchase] = [await load(context, outcome.kept), await load(context, { accountId, id })];
      return Object.assign(new SimulateRefundSuccess(), { refund, purchase });
    }
    return viewSimulationRefusal(outcome.kind === 'ACCOUNT_NOT_OPEN' ? 'NOTHING_TO_REFUND' : outcome.kind, context.language);
  }

  @MemberAct()
  @Mutation(() => SimulatePaymentResult, { description: 'Makes up a payment of today by the basic member, to the bills that wait.' })
  async simulatePayment(
    @Arg('input', () => SimulatePaymentInput, { description: 'The payment.' }) { accountId, ...input }: SimulatePaymentInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const [id] = keyOf('Account', accountId);
    if (id === undefined) return viewSimulationRefusal('ACCOUNT_NOT_OPEN', context.language);
    const outcome = await simulatePayment(context, requireViewer(context), id, input);
    if (outcome.kind !== 'DONE') return viewSimulationRefusal(outcome.kind, context.language);
    return Object.assign(new SimulatePaymentSuccess(), { payment: await load(context, outcome.kept) });
  }

  @MemberAct()
  @Mutation(() => SimulateClosingResult, {
    description: 'Closes the billing cycle that is under way as if its closing date had passed, and makes its bill.',
  })
  async simulateClosing(
    @Arg('input', () => SimulateClosingInput, { description: 'The account.' }) { accountId, ...input }: SimulateClosingInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { em, language } = context;
    const viewer = requireViewer(context);
    const [id] = keyOf('Account', accountId);
    if (id === undefined) return viewSimulationRefusal('ACCOUNT_NOT_OPEN', language);
    const outcome = await simulateClosing(context, viewer, id, input);
    if (outcome.kind !== 'DONE') return viewSimulationRefusal(outcome.kind, language);
    const { closingDate, statementId } = outcome.kept;
    const account = await findAccount(em, viewer.memberId, id);
    const statement = statementId === null ? null : await findStatement(em, viewer.memberId, id, statementId);
    return Object.assign(new SimulateClosingSuccess(), {
      account: account && viewAccount(account, language),
      closingDate,
      statement: statement && viewStatement(statement, language),
    });
  }
}

async function load(context: RequestContext, { accountId, id }: UseKey): Promise<TransactionView> {
  const row = await findTransaction(context.em, requireViewer(context).memberId, accountId, id);
  if (row === null) throw new Error('A use is not there that was recorded a moment ago.');
  return viewTransaction(row, context.language);
}

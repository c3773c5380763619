import {
  ActivityRecordConnection,
  CardProduct,
  LockoutThresholdInput,
  LockoutThresholdSet,
  PageArgs,
  SetLockoutThresholdResult,
} from '@meisai/schema';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { listCardProducts } from '../accounts/index.js';
import { localId, OperatorAct, readPage, requireOperator, toConnection, type RequestContext } from '../platform/index.js';
import { placeOfActivity, searchActivity } from './activity-record.queries.js';
import { viewActivityRecord, viewCardProduct, viewRefusal } from './concierge.view.js';
import { setLockoutThreshold } from './set-lockout-threshold.js';

const OF_ALL = 'null for all.';

@Resolver()
export class DeskResolver {
  @Query(() => [CardProduct], { description: 'All card products, by code.' })
  async cardProducts(@Ctx() context: RequestContext): Promise<CardProduct[]> {
    requireOperator(context);
    return (await listCardProducts(context.em)).map((row) => viewCardProduct(row, context.language));
  }

  @Query(() => ActivityRecordConnection, { description: 'The append-only record, searched: newest first.' })
  async searchActivity(
    @Arg('memberId', () => ID, { nullable: true, description: `What was done to this member; ${OF_ALL}` }) memberId: string | null,
    @Arg('operatorId', () => ID, { nullable: true, description: `What this operator did; ${OF_ALL}` }) operatorId: string | null,
    @Arg('kind', () => String, { nullable: true, description: `This kind only, such as \`OPERATOR_REFUSED\`; ${OF_ALL}` }) kind:
      | string
      | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    requireOperator(context);
    const wanted = readPage(page, 'INSTANT');
    const filter = {
      memberId: memberId == null ? null : localId('Member', memberId),
      operatorId: operatorId == null ? null : localId('Operator', operatorId),
      kind: kind ?? null,
    };
    return toConnection(wanted, await searchActivity(context.em, filter, wanted), placeOfActivity, viewActivityRecord);
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => SetLockoutThresholdResult, {
    description:
      'Sets how many wrong passwords in a row lock the logins of a card product. The next guess feels it; the strictest of a member’s products counts.',
  })
  async setLockoutThreshold(
    @Arg('input', () => LockoutThresholdInput, { description: 'The product, the number, and why.' }) input: LockoutThresholdInput,
    @Ctx() context: RequestContext,
  ): Promise<SetLockoutThresholdResult> {
    const outcome = await setLockoutThreshold(context, input);
    if (outcome.kind === 'REFUSED') return viewRefusal(outcome.code, context.language) as SetLockoutThresholdResult;
    return Object.assign(new LockoutThresholdSet(), { product: viewCardProduct(outcome.done, context.language) });
  }
}

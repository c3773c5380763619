import {
  ActivityRecordConnection,
  ActivityRecordFilter,
  CardProduct,
  LockoutThresholdInput,
  LockoutThresholdSet,
  PageArgs,
  SetLockoutThresholdResult,
} from '@meisai/schema';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { listCardProducts, type CardProductRow } from '../accounts/index.js';
import { localId, OperatorAct, readPage, requireOperator, toConnection, type RequestContext } from '../platform/index.js';
import { placeOfActivity, searchActivity, type ActivityFilter } from './activity-record.queries.js';
import { viewAct, viewActivityRecord, viewCardProduct } from './concierge.view.js';
import { setLockoutThreshold } from './set-lockout-threshold.js';

@Resolver()
export class DeskResolver {
  @Query(() => [CardProduct], { description: 'All card products, by code.' })
  async cardProducts(@Ctx() context: RequestContext): Promise<CardProduct[]> {
    requireOperator(context);
    return (await listCardProducts(context.em)).map((row) => viewCardProduct(row, context.language));
  }

  @Query(() => ActivityRecordConnection, { description: 'The append-only record, searched: newest first.' })
  async searchActivity(
    @Arg('filter', () => ActivityRecordFilter, { nullable: true, description: 'Which lines; null for all.' })
    filter: ActivityRecordFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    requireOperator(context);
    const wanted = readPage(page, 'INSTANT');
    const rows = await searchActivity(context.em, readFilter(filter ?? {}), wanted);
    return toConnection(wanted, rows, placeOfActivity, viewActivityRecord);
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
    return viewAct<CardProductRow, SetLockoutThresholdResult>(context, outcome, (product) =>
      Object.assign(new LockoutThresholdSet(), { product: viewCardProduct(product, context.language) }),
    );
  }
}

function readFilter({ memberId, operatorId, kind, since, until }: Partial<ActivityRecordFilter>): ActivityFilter {
  return {
    memberId: memberId == null ? null : localId('Member', memberId),
    operatorId: operatorId == null ? null : localId('Operator', operatorId),
    kind: kind ?? null,
    since: since?.toISOString() ?? null,
    until: until?.toISOString() ?? null,
  };
}

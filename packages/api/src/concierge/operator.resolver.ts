import { Operator } from '@meisai/schema';
import { Ctx, Query, Resolver } from 'type-graphql';
import { requireOperator, type RequestContext } from '../platform/index.js';
import { loadOperator } from './operator.queries.js';
import { viewOperator } from './operator.view.js';

@Resolver()
export class OperatorResolver {
  @Query(() => Operator, { description: 'The operator this request speaks for.' })
  async operator(@Ctx() context: RequestContext): Promise<Operator> {
    return viewOperator(await loadOperator(context.em, requireOperator(context).operatorId));
  }
}

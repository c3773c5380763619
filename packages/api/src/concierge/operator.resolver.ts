import { Operator, StepUpOperatorResult, StepUpSuccess } from '@meisai/schema';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { stepUpWithCode } from '../identity/index.js';
import { OperatorAct, requireOperator, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { viewLoginRefusal } from './operator-login.view.js';
import { listOperators } from './add-operator.js';
import { loadOperator } from './operator.queries.js';
import { viewOperator } from './operator.view.js';

@Resolver()
export class OperatorResolver {
  @Query(() => Operator, { description: 'The operator this request speaks for.' })
  async operator(@Ctx() context: RequestContext): Promise<Operator> {
    return viewOperator(await loadOperator(context.em, requireOperator(context).operatorId));
  }

  @Query(() => [Operator], { description: 'All operators there are or were, oldest first: the record holds what each has done.' })
  async operators(@Ctx() context: RequestContext): Promise<Operator[]> {
    requireOperator(context);
    return (await listOperators(context.em)).map(viewOperator);
  }

  @OperatorAct()
  @Mutation(() => StepUpOperatorResult, {
    description:
      'Proves anew who the operator is, with a code of their authenticator app, so that high-risk acts are taken for some minutes.',
  })
  async stepUpOperator(
    @Arg('code', () => String, { description: 'The six digits.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<StepUpOperatorResult> {
    const outcome = await stepUpWithCode(context, requireOperator(context), code);
    if (outcome.kind === 'ENDED') return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    if (outcome.kind !== 'PROVED') return viewLoginRefusal(outcome.kind, context.language) as StepUpOperatorResult;
    return Object.assign(new StepUpSuccess(), { provedUntil: outcome.provedUntil });
  }
}

import {
  LoginInput,
  LoginOperatorResult,
  LogoutOperatorResult,
  LogoutSuccess,
  OperatorLoginSuccess,
  SecondFactor,
  SecondFactorNeeded,
  VerifyOperatorLoginResult,
} from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { login, verifyLogin } from '../identity/index.js';
import { requireOperator, viewSharedRefusal, type RequestContext } from '../platform/index.js';
import { logoutOperator } from './logout-operator.js';
import { viewLoginRefusal } from './operator-login.view.js';
import { loadOperator } from './operator.queries.js';

/** The one part of the operators' that everybody has: nobody is an operator before it. */
@Resolver()
export class OperatorLoginResolver {
  @Mutation(() => LoginOperatorResult, {
    description:
      'Takes the user ID and the password of an operator. They share the guard of the members’ login, and a second factor always follows.',
  })
  async loginOperator(
    @Arg('input', () => LoginInput, { description: 'What the operator typed.' }) input: LoginInput,
    @Ctx() context: RequestContext,
  ): Promise<LoginOperatorResult> {
    const outcome = await login(context, 'OPERATOR', input);
    if (outcome.kind === 'SECOND_FACTOR_NEEDED') {
      return Object.assign(new SecondFactorNeeded(), { secondFactors: outcome.secondFactors.map((factor) => SecondFactor[factor]) });
    }
    if (outcome.kind === 'LOGGED_IN' || outcome.kind === 'REISSUE_NEEDED') throw new Error('An operator came in with a password alone.');
    return viewLoginRefusal(outcome.kind, context.language) as LoginOperatorResult;
  }

  @Mutation(() => VerifyOperatorLoginResult, {
    description: 'Completes the login of an operator with a code of their authenticator app.',
  })
  async verifyOperatorLogin(
    @Arg('code', () => String, { description: 'The six digits.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<VerifyOperatorLoginResult> {
    const outcome = await verifyLogin(context, 'OPERATOR', code);
    if (outcome.kind !== 'LOGGED_IN') return viewLoginRefusal(outcome.kind, context.language) as VerifyOperatorLoginResult;
    const { name } = await loadOperator(context.em, requireOperator(context).operatorId);
    return Object.assign(new OperatorLoginSuccess(), { name });
  }

  @Mutation(() => LogoutOperatorResult, { description: 'Ends the session of the operator this request speaks for.' })
  async logoutOperator(@Ctx() context: RequestContext): Promise<LogoutOperatorResult> {
    const endedAt = await logoutOperator(context);
    if (endedAt === null) return viewSharedRefusal('NOT_LOGGED_IN', context.language);
    return Object.assign(new LogoutSuccess(), { endedAt });
  }
}

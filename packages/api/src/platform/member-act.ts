import { createMethodMiddlewareDecorator, Extensions } from 'type-graphql';
import { mayReach } from './reach.js';
import { viewSharedRefusal } from './refusals.js';
import type { RequestContext } from './request-context.js';

export interface ActRequirements {
  /**
   * Whether the member must have proved who they are within the last minutes; else the answer is `StepUpNeeded`.
   * BY_AMOUNT leaves it to the act, which knows how much it is about.
   */
  freshProof?: boolean | 'BY_AMOUNT';
}

/**
 * Declares what a mutation asks of the session it comes in with; the one place where it is checked.
 * The result union must hold `NotLoggedIn`, and `StepUpNeeded` where fresh proof is asked for; a test holds both together.
 */
export function MemberAct(requirements: ActRequirements = {}): MethodDecorator {
  const needsFreshProof = requirements.freshProof === true;
  const describe = Extensions({ memberAct: { freshProof: requirements.freshProof ?? false } }) as MethodDecorator;
  const guard = createMethodMiddlewareDecorator<RequestContext>(async ({ context: { viewer, language }, info: { fieldName } }, next) => {
    // The second bolt on a door that `scope-limit.ts` shuts before anything runs.
    if (viewer !== null && !mayReach(viewer, 'Mutation', fieldName)) throw new Error('An act was reached that the token is not for.');
    if (viewer === null) return viewSharedRefusal('NOT_LOGGED_IN', language);
    if (needsFreshProof && !viewer.isProofFresh) return viewSharedRefusal('STEP_UP_NEEDED', language);
    return next();
  });
  return (target, property, descriptor) => {
    describe(target, property, descriptor);
    guard(target, property, descriptor);
  };
}

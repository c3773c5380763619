import { createMethodMiddlewareDecorator, Extensions } from 'type-graphql';
import type { ActRequirements } from './member-act.js';
import { viewSharedRefusal } from './refusals.js';
import type { RequestContext } from './request-context.js';

/**
 * Declares what a mutation of operators asks of the session it comes in with; the one place where it is checked.
 * Others do not even see the mutation: this is the second bolt on the same door.
 */
export function OperatorAct(requirements: ActRequirements = {}): MethodDecorator {
  const needsFreshProof = requirements.freshProof === true;
  const describe = Extensions({ operatorAct: { freshProof: needsFreshProof } }) as MethodDecorator;
  const guard = createMethodMiddlewareDecorator<RequestContext>(async ({ context: { operator, language } }, next) => {
    if (operator === null) return viewSharedRefusal('NOT_LOGGED_IN', language);
    if (needsFreshProof && !operator.isProofFresh) return viewSharedRefusal('STEP_UP_NEEDED', language);
    return next();
  });
  return (target, property, descriptor) => {
    describe(target, property, descriptor);
    guard(target, property, descriptor);
  };
}

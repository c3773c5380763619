import { CardProofInput, EnrolInput, EnrolResult, RequestEnrolmentCodeResult, RequestEnrolmentCodeSuccess } from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/index.js';
import { enrol } from './enrol.js';
import { ENROLMENT_POLICY } from './enrolment-policy.js';
import { viewCardProofRejected, viewEnrolOutcome } from './enrolment.view.js';
import { requestEnrolmentCode } from './request-enrolment-code.js';

@Resolver()
export class EnrolmentResolver {
  @Mutation(() => RequestEnrolmentCodeResult, {
    description:
      'Has a one-time code sent to the contact on file, if the card’s data fit. Whether they do is not told. At most three codes an hour are sent; guessing is throttled as at a login.',
  })
  async requestEnrolmentCode(
    @Arg('card', () => CardProofInput, { description: 'What is printed on the card, and the date of birth.' }) card: CardProofInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestEnrolmentCodeResult> {
    const asked = await requestEnrolmentCode(context, card);
    if (asked.kind !== 'ASKED') return viewCardProofRejected(asked, context.language);
    return Object.assign(new RequestEnrolmentCodeSuccess(), { validForMinutes: ENROLMENT_POLICY.codeValidMs / 60_000 });
  }

  @Mutation(() => EnrolResult, {
    description:
      'Gives the holder of a card a login. With a code the concierge had sent it replaces user ID and password, ends every session and opens a lock; second factors stay.',
  })
  async enrol(
    @Arg('input', () => EnrolInput, { description: 'The proof, and the login to be.' }) input: EnrolInput,
    @Ctx() context: RequestContext,
  ): Promise<EnrolResult> {
    return viewEnrolOutcome(await enrol(context, input), context.language);
  }
}

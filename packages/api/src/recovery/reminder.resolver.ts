import { CardProofInput, RequestUserIdReminderResult, RequestUserIdReminderSuccess } from '@meisai/schema';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { viewCardProofRejected } from '../enrolment/index.js';
import { MAILS_PER_HOUR } from '../notifications/index.js';
import type { RequestContext } from '../platform/index.js';
import { requestUserIdReminder } from './request-user-id-reminder.js';

@Resolver()
export class ReminderResolver {
  @Mutation(() => RequestUserIdReminderResult, {
    description:
      'Has the user ID sent to the contact on file, if the card’s data fit and the contact has not changed for seven days. Whether they do is not told; guessing is throttled as at a login.',
  })
  async requestUserIdReminder(
    @Arg('card', () => CardProofInput, { description: 'What is printed on the card, and the date of birth.' }) card: CardProofInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestUserIdReminderResult> {
    const asked = await requestUserIdReminder(context, card);
    if (asked.kind !== 'ASKED') return viewCardProofRejected(asked, context.language);
    return Object.assign(new RequestUserIdReminderSuccess(), { mailsPerHour: MAILS_PER_HOUR });
  }
}

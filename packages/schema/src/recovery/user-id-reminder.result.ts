import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { CardProofRejected } from '../enrolment/card-proof-rejected.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'If the card’s data fit and a contact is on file, the user ID is on its way there. The answer is the same whether they fit or not.',
})
export class RequestUserIdReminderSuccess {
  @Field(() => Int, { description: 'How many such mails are sent in an hour at most, however often one asks.' })
  mailsPerHour!: number;
}

export const RequestUserIdReminderResult = createUnionType({
  name: 'RequestUserIdReminderResult',
  description: 'Every outcome of asking for one’s user ID.',
  types: () => [RequestUserIdReminderSuccess, CardProofRejected] as const,
});
export type RequestUserIdReminderResult = typeof RequestUserIdReminderResult;

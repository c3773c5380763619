import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { CardProofRejected } from './card-proof-rejected.type.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'If the card’s data fit and a contact is on file, a code is on its way there. The answer is the same whether they fit or not. Asking again makes the earlier code worthless.',
})
export class RequestEnrolmentCodeSuccess {
  @Field(() => Int, { description: 'How long a code is taken, in minutes from when it was sent.' })
  validForMinutes!: number;
}

export const RequestEnrolmentCodeResult = createUnionType({
  name: 'RequestEnrolmentCodeResult',
  description: 'Every outcome of asking for a code.',
  types: () => [RequestEnrolmentCodeSuccess, CardProofRejected] as const,
});
export type RequestEnrolmentCodeResult = typeof RequestEnrolmentCodeResult;

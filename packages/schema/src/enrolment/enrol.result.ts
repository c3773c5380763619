import { createUnionType, Field, ObjectType } from 'type-graphql';
import { PasswordRejected } from '../identity/password-rejected.type.js';
import { UserIdRejected, UserIdTaken } from '../identity/user-id-refusals.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { CardProofRejected } from './card-proof-rejected.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'The holder has a login, or a new one in place of the lost. No session is opened: log in with what was chosen.',
})
export class EnrolSuccess {
  @Field(() => String, {
    description:
      'The user ID as it is kept and shown everywhere: half-width, the case as typed. Letter case makes no difference at a login.',
  })
  userId!: string;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'Something of the card’s data or the code does not fit, or too much of it was guessed lately. One answer for all of it, known card or not. Nothing else is checked before these fit.',
})
export class EnrolmentRefused extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The proof fits, and the card’s last month is over.' })
export class CardExpired extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The proof fits, and the card or its account was closed.' })
export class CardClosed extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The proof fits, and the holder has a login already.' })
export class AlreadyEnrolled extends Refusal {}

export const EnrolResult = createUnionType({
  name: 'EnrolResult',
  description: 'Every outcome of an enrolment.',
  types: () =>
    [
      EnrolSuccess,
      CardProofRejected,
      EnrolmentRefused,
      CardExpired,
      CardClosed,
      AlreadyEnrolled,
      UserIdRejected,
      UserIdTaken,
      PasswordRejected,
    ] as const,
});
export type EnrolResult = typeof EnrolResult;

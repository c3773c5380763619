import { Field, Int, ObjectType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The act needs a reason of 1 to 300 characters.',
})
export class ReasonNeeded extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The member is the operator themselves: somebody else has to act.',
})
export class OwnMember extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The member has no login that the act could change, or no open card: they have not enrolled, or it is closed.',
})
export class NoLogin extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'There is nothing to unlock: neither wrong passwords nor an operator have locked the login, for any device, nor wrong codes its one-time codes.',
})
export class NotLocked extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'An operator has locked the login already.',
})
export class AlreadyLocked extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The act needs a check of who calls, passed by this operator within the last 15 minutes.',
})
export class IdentityCheckNeeded extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'Three checks of this member were wrong within a day, over all operators. No more are made until then.',
})
export class ChecksUsedUp extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The file of this member can answer fewer than two of the issuer’s questions: the telephone is not enough.',
})
export class NotEnoughOnFile extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'This operator has let 20 members back in within an hour, and has to wait.',
})
export class RecoveriesUsedUp extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no contact on file that has not changed for 7 days, and a code goes to no other.',
})
export class NoFitContact extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The login has no second factor.',
})
export class NothingToRemove extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'That is no mail address or telephone number, the one on file already, or an address of an operator; or the member has changed theirs since the proposal.',
})
export class ContactUnfit extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The same act on this member already waits for a second operator.',
})
export class ProposalOpen extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no such proposal any more: it was decided, or its 24 hours are over.',
})
export class ProposalGone extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'Who proposed the act cannot decide on it.',
})
export class OtherOperatorNeeded extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no open account of that id.',
})
export class AccountNotOpen extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no card product of that code, or the number is not from 1 to 10.',
})
export class ThresholdOutOfRange extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'Not every answer was right. Which one was not is told to nobody.',
})
export class IdentityNotProved extends Refusal {
  @Field(() => Int, { description: 'How many wrong checks are left for this member today.' })
  wrongLeft!: number;
}

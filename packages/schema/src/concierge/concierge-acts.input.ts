import { Field, ID, InputType, Int } from 'type-graphql';
import { IdentityQuestion } from './identity-question.enum.js';

const REASON = 'Why, in the operator’s words, 1 to 300 characters; recorded with their name.';

@InputType({ description: 'An act of an operator on a member.' })
export class MemberActInput {
  @Field(() => ID, { description: 'The member, as `MemberRecord.id` gave it.' })
  memberId!: string;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType({ description: 'What a caller said to one question.' })
export class IdentityAnswerInput {
  @Field(() => IdentityQuestion, { description: 'The question.' })
  question!: IdentityQuestion;

  @Field(() => String, { description: 'What the caller said. Width, spaces and signs between digits make no difference.' })
  answer!: string;
}

@InputType({ description: 'A check of who calls.' })
export class CheckIdentityInput {
  @Field(() => ID, { description: 'The member they say they are.' })
  memberId!: string;

  @Field(() => [IdentityAnswerInput], { description: 'Their answer to every question of `MemberRecord.identityCheck`.' })
  answers!: IdentityAnswerInput[];
}

@InputType({ description: 'Another mail address for a member.' })
export class ProposeContactChangeInput extends MemberActInput {
  @Field(() => String, { description: 'The new mail address.' })
  email!: string;
}

@InputType({ description: 'Another telephone number for a member.' })
export class ProposePhoneChangeInput extends MemberActInput {
  @Field(() => String, { description: 'The new telephone number; one without a country code is Japanese.' })
  phone!: string;
}

@InputType({ description: 'An account to be closed for good.' })
export class CloseAccountInput {
  @Field(() => ID, { description: 'The account, as `AccountRecord.id` gave it.' })
  accountId!: string;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType({ description: 'Another number of wrong passwords that lock.' })
export class LockoutThresholdInput {
  @Field(() => String, { description: 'The card product, by its code.' })
  productCode!: string;

  @Field(() => Int, { description: 'Wrong passwords in a row that lock, 1 to 10.' })
  threshold!: number;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType({ description: 'The decision of a second operator.' })
export class DecideProposalInput {
  @Field(() => ID, { description: 'The proposal, as `Proposal.id` gave it.' })
  proposalId!: string;

  @Field(() => String, { description: REASON })
  reason!: string;
}

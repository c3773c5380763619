import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';

export enum ProposalKind {
  CHANGE_CONTACT = 'CHANGE_CONTACT',
  CHANGE_PHONE = 'CHANGE_PHONE',
  REMOVE_SECOND_FACTORS = 'REMOVE_SECOND_FACTORS',
}

registerEnumType(ProposalKind, {
  name: 'ProposalKind',
  description: 'An act on a member that takes two operators.',
  valuesConfig: {
    CHANGE_CONTACT: { description: 'Another mail address takes the place of the one on file.' },
    CHANGE_PHONE: { description: 'Another telephone number takes the place of the one on file.' },
    REMOVE_SECOND_FACTORS: { description: 'All second factors of the login are removed.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'An act that one operator has proposed and another has still to approve, within 24 hours.',
})
export class Proposal {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => ProposalKind, { description: 'What is to be done.' })
  kind!: ProposalKind;

  @Field(() => ID, { description: 'The member it would be done to.' })
  memberId!: string;

  @Field(() => String, { nullable: true, description: 'The user ID of the member; null where they have not enrolled.' })
  userId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new mail address, whole, so that the second operator can read it back; null for other acts.',
  })
  newEmail!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The new telephone number, whole, in international form, so that the second operator can read it back; null for other acts.',
  })
  newPhone!: string | null;

  @Field(() => String, { description: 'Why, in the words of who proposes it.' })
  reason!: string;

  @Field(() => String, { description: 'The operator who proposes it, by name.' })
  proposedBy!: string;

  @Field(() => DateTime, { description: 'When.' })
  proposedAt!: Date;

  @Field(() => DateTime, { description: 'Until when it can be approved.' })
  expiresAt!: Date;

  @Field(() => Boolean, { description: 'Whether the operator who asks proposed it: then somebody else has to decide.' })
  isOwn!: boolean;
}

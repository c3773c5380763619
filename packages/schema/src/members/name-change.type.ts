import { Field, Int, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PersonName } from '../accounts/person-name.type.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Refusal } from '../refusals/refusal.type.js';
import { Node } from '../scalars/node.type.js';
import { DateTime } from '../scalars/scalars.js';

export enum NameChangeState {
  SUBMITTED = 'SUBMITTED',
  APPROVED = 'APPROVED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(NameChangeState, {
  name: 'NameChangeState',
  description: 'How far a change of name has come.',
  valuesConfig: {
    SUBMITTED: { description: 'The member has asked for it, and the issuer reviews it. Until it is approved the old name counts.' },
    APPROVED: { description: 'The issuer has approved it: the name counts. An end.' },
    DECLINED: { description: 'The issuer has declined it. An end.' },
    WITHDRAWN: { description: 'The member has taken it back before it was decided. An end.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A change of name that the member has asked for and the issuer reviews.',
})
export class NameChange extends Node {
  @Field(() => NameChangeState, { description: 'How far it has come.' })
  state!: NameChangeState;

  @Field(() => PersonName, { description: 'The name to be.' })
  name!: PersonName;

  @Field(() => PersonName, { description: 'The name to be, in katakana.' })
  nameKana!: PersonName;

  @Field(() => PersonName, { description: 'The name to be, in Latin letters, as it will stand on the next card.' })
  nameLatin!: PersonName;

  @Field(() => DateTime, { description: 'When the member asked for it.' })
  submittedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved, declined or withdrawn; null while it is reviewed.' })
  endedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'A change of name in its place in a list.' })
export class NameChangeEdge extends edgeOf(NameChange) {}

@ObjectType({ simpleResolvers: true, description: 'A page of changes of name, newest first.' })
export class NameChangeConnection extends connectionOf(NameChangeEdge) {}

@InputType({ description: 'A name as the member typed it. Full and half width are understood, and hiragana as readings.' })
export class RequestNameChangeInput {
  @Field(() => String, {
    description: 'The family name, in kanji where there are any; 1–100 characters. The only name of who has one name only.',
  })
  familyName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The given name; 1–100 characters. Who has one name only leaves it out, in all three scripts.',
  })
  givenName?: string | null;

  @Field(() => String, { description: 'The family name in katakana.' })
  familyNameKana!: string;

  @Field(() => String, { nullable: true, description: 'The given name in katakana; left out with `givenName`.' })
  givenNameKana?: string | null;

  @Field(() => String, { description: 'The family name in Latin letters; kept in capitals.' })
  familyNameLatin!: string;

  @Field(() => String, { nullable: true, description: 'The given name in Latin letters; kept in capitals; left out with `givenName`.' })
  givenNameLatin?: string | null;

  @Field(() => Int, { description: 'The version of the name the change is made over: `Member.nameVersion`.' })
  version!: number;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'A change of name is being reviewed already. Withdraw it to ask for another one.',
})
export class NameChangeOpen extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no such change of name that could still be decided or withdrawn.',
})
export class NameChangeGone extends Refusal {}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Language } from '../accounts/language.enum.js';
import { PersonName } from '../accounts/person-name.type.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { DateTime } from '../scalars/scalars.js';
import { AccountRecord } from './account-record.type.js';
import { ActivityRecordConnection } from './activity-record.type.js';
import { ContactRecord } from './contact-record.type.js';
import { IdentityQuestion } from './identity-question.enum.js';
import { LoginRecord } from './login-record.type.js';
import { Proposal } from './proposal.type.js';

@ObjectType({ simpleResolvers: true, description: 'How far an operator has found out that it is the member who calls.' })
export class IdentityCheckStanding {
  @Field(() => [IdentityQuestion], {
    description: 'The questions to ask: those the issuer chose and this member’s file can answer. All must be right.',
  })
  questions!: IdentityQuestion[];

  @Field(() => DateTime, { nullable: true, description: 'Until when the check this operator made counts; null without one.' })
  passedUntil!: Date | null;

  @Field(() => Int, { description: 'How many wrong checks are left for this member today, over all operators.' })
  wrongLeft!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A member as an operator sees them: who they are and how they come in, and nothing of their money.',
})
export class MemberRecord {
  @Field(() => ID, { description: 'The id of the member.' })
  id!: string;

  @Field(() => PersonName, { nullable: true, description: 'The name, in kanji where there are any.' })
  name!: PersonName | null;

  @Field(() => PersonName, { nullable: true, description: 'The name in katakana.' })
  nameKana!: PersonName | null;

  @Field(() => PersonName, { nullable: true, description: 'The name in Latin letters.' })
  nameLatin!: PersonName | null;

  @Field(() => Language, { description: 'The language of their mail.' })
  language!: Language;

  @Field(() => Boolean, { description: 'Whether it is the operator who asks: nobody acts on themselves.' })
  isOneself!: boolean;

  @Field(() => LoginRecord, { nullable: true, description: 'How they come in; null for a member who has not enrolled.' })
  login!: LoginRecord | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the code of a re-enrolment counts that was sent to them; null where none does.',
  })
  reenrolmentUntil!: Date | null;

  @Field(() => [ContactRecord], { description: 'Where they can be reached.' })
  contacts!: ContactRecord[];

  @Field(() => [AccountRecord], { description: 'The accounts of which they carry a card, oldest first.' })
  accounts!: AccountRecord[];

  @Field(() => IdentityCheckStanding, { description: 'Whether this operator has found out that it is them.' })
  identityCheck!: IdentityCheckStanding;

  @Field(() => [Proposal], { description: 'Acts on this member that wait for a second operator.' })
  openProposals!: Proposal[];

  @Field(() => ActivityRecordConnection, { description: 'What was done on their accounts, newest first.' })
  activity!: ActivityRecordConnection;
}

@ObjectType({ simpleResolvers: true, description: 'A member who was found and their place in the list.' })
export class MemberRecordEdge extends edgeOf(MemberRecord) {}

@ObjectType({ simpleResolvers: true, description: 'A page of members who were found.' })
export class MemberRecordConnection extends connectionOf(MemberRecordEdge) {}

import { createUnionType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { PersonName } from '../accounts/person-name.type.js';
import { NameChangeGone } from '../members/name-change.type.js';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { DateTime } from '../scalars/scalars.js';
import { MemberRecord } from './member-record.type.js';
import { OwnMember, ReasonNeeded } from './operator-refusals.type.js';

@ObjectType({ simpleResolvers: true, description: 'A change of name that waits to be decided.' })
export class NameChangeRecord {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  /** Whose `member` is: no field. */
  memberId!: string;

  @Field(() => PersonName, { description: 'The name to be.' })
  name!: PersonName;

  @Field(() => PersonName, { description: 'The name to be, in katakana.' })
  nameKana!: PersonName;

  @Field(() => PersonName, { description: 'The name to be, in Latin letters.' })
  nameLatin!: PersonName;

  @Field(() => DateTime, { description: 'When the member asked for it.' })
  submittedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A change of name in its place in a list.' })
export class NameChangeRecordEdge extends edgeOf(NameChangeRecord) {}

@ObjectType({ simpleResolvers: true, description: 'A page of the changes of name that wait, longest first.' })
export class NameChangeRecordConnection extends connectionOf(NameChangeRecordEdge) {}

@InputType({ description: 'The decision of an operator on a change of name.' })
export class DecideNameChangeInput {
  @Field(() => ID, { description: 'The change of name, as `NameChangeRecord.id` gave it.' })
  nameChangeId!: string;

  @Field(() => String, { description: 'Why, in the operator’s words, 1 to 300 characters; recorded with their name.' })
  reason!: string;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The name on file has changed since the member asked: the change can only be declined.',
})
export class NameChangeOvertaken extends Refusal {}

@ObjectType({ simpleResolvers: true, description: 'The new name counts. The member is told by mail.' })
export class NameChangeApproved {
  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;
}

export const ApproveNameChangeResult = createUnionType({
  name: 'ApproveNameChangeResult',
  description: 'Every outcome of approving a change of name.',
  types: () => [NameChangeApproved, NameChangeOvertaken, NameChangeGone, OwnMember, ReasonNeeded, StepUpNeeded, NotLoggedIn] as const,
});
export type ApproveNameChangeResult = typeof ApproveNameChangeResult;

@ObjectType({ simpleResolvers: true, description: 'The name stays as it is. The member is told by mail.' })
export class NameChangeDeclined {
  @Field(() => MemberRecord, { description: 'The member as they stand now.' })
  member!: MemberRecord;
}

export const DeclineNameChangeResult = createUnionType({
  name: 'DeclineNameChangeResult',
  description: 'Every outcome of declining a change of name.',
  types: () => [NameChangeDeclined, NameChangeGone, OwnMember, ReasonNeeded, NotLoggedIn] as const,
});
export type DeclineNameChangeResult = typeof DeclineNameChangeResult;

import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { DateTime } from '../scalars/scalars.js';
import { ActivityRecordKind } from './activity-record-kind.enum.js';

export enum ActorKind {
  APP = 'APP',
  MEMBER = 'MEMBER',
  OPERATOR = 'OPERATOR',
  SERVICE = 'SERVICE',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ActorKind, {
  name: 'ActorKind',
  description: 'What kind of person or program did something.',
  valuesConfig: {
    APP: { description: 'A third-party app, on behalf of the member.' },
    MEMBER: { description: 'The member, logged in.' },
    OPERATOR: { description: 'An operator.' },
    SERVICE: { description: 'The service by itself.' },
    UNKNOWN: { description: 'Somebody who proved nothing, such as who typed a wrong password.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'A line of the append-only record, as an operator sees it: what was done, or tried, by whom and why.',
})
export class ActivityRecord {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => ActivityRecordKind, { description: 'What it was.' })
  kind!: ActivityRecordKind;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => ActorKind, { description: 'What kind of person or program did it.' })
  actor!: ActorKind;

  @Field(() => String, { nullable: true, description: 'The operator who did it, by name; null where it was none.' })
  operatorName!: string | null;

  @Field(() => ID, { nullable: true, description: 'The member it was done to; null where it concerns no one member.' })
  memberId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The user ID of the member it was done to; null where it concerns no one member, or one without a login.',
  })
  userId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of the operator who did it.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The network address it came from; null for what the service did by itself.' })
  address!: string | null;

  @Field(() => String, { nullable: true, description: 'What the browser or program says of itself.' })
  userAgent!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A line of the record and its place in the list.' })
export class ActivityRecordEdge extends edgeOf(ActivityRecord) {}

@ObjectType({ simpleResolvers: true, description: 'A page of the record, newest first.' })
export class ActivityRecordConnection extends connectionOf(ActivityRecordEdge) {}

import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';
import { ActivityActor } from './activity-actor.enum.js';
import { ActivityKind } from './activity-kind.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: 'One thing that was done, or tried, on behalf of a member. Nobody can change or remove it.',
})
export class Activity {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => ActivityKind, { description: 'What was done.' })
  kind!: ActivityKind;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => ActivityActor, { description: 'Who did it.' })
  actor!: ActivityActor;

  @Field(() => String, {
    nullable: true,
    description:
      'The browser and the system it came from, as they said of themselves, in words in the language of the request; null for what the member’s browser had no part in.',
  })
  device!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The network it came from, coarsely: `203.0.113.*` or `2001:db8:aaaa:*`; null where `device` is null, or it is not known.',
  })
  address!: string | null;
}

import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({ simpleResolvers: true, description: 'A browser in which a member is logged in.' })
export class Session {
  @Field(() => ID, { description: 'Names the session, to end it; opaque. It is not what the browser holds: nobody can come in with it.' })
  id!: string;

  @Field(() => String, {
    description: 'The browser and the system it was opened from, as they said of themselves, in words in the language of the request.',
  })
  device!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The network it was opened from, coarsely: `203.0.113.*` or `2001:db8:aaaa:*`; null where it is not known.',
  })
  address!: string | null;

  @Field(() => DateTime, { description: 'When the member logged in.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last used, to about a minute.' })
  lastSeenAt!: Date;

  @Field(() => DateTime, {
    description: 'When it ends if it is not used before then: 30 minutes after the last use, and never after `endsAt`.',
  })
  expiresAt!: Date;

  @Field(() => DateTime, { description: 'When it ends however much it is used: 24 hours after the login.' })
  endsAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the session of this request.' })
  isCurrent!: boolean;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({ simpleResolvers: true, description: 'An authenticator app that gives codes for this login.' })
export class Authenticator {
  @Field(() => DateTime, { description: 'When its first code confirmed it.' })
  confirmedAt!: Date;

  @Field(() => Int, { description: 'How many of the ten recovery codes have not been used yet.' })
  recoveryCodesLeft!: number;
}

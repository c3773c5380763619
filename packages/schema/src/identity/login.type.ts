import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({ simpleResolvers: true, description: 'How a member comes in: user ID, password, second factors, sessions.' })
export class Login {
  @Field(() => String, { description: 'The user ID (login ID), as the member wrote it.' })
  userId!: string;

  @Field(() => DateTime, { description: 'When the password was last chosen.' })
  passwordChangedAt!: Date;
}

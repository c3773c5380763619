import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({ simpleResolvers: true, description: 'The session counts as used just now.' })
export class ExtendSessionSuccess {
  @Field(() => DateTime, { description: 'When it ends now if it is not used before then; never after `endsAt`.' })
  expiresAt!: Date;

  @Field(() => DateTime, { description: 'When it ends however much it is used.' })
  endsAt!: Date;
}

export const ExtendSessionResult = createUnionType({
  name: 'ExtendSessionResult',
  description: 'Every outcome of prolonging a session.',
  types: () => [ExtendSessionSuccess, NotLoggedIn] as const,
});
export type ExtendSessionResult = typeof ExtendSessionResult;

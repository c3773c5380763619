import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({ simpleResolvers: true, description: 'The session has ended, on the server and in the browser.' })
export class LogoutSuccess {
  @Field(() => DateTime, { description: 'When it ended.' })
  endedAt!: Date;
}

export const LogoutResult = createUnionType({
  name: 'LogoutResult',
  description: 'Every outcome of a logout.',
  types: () => [LogoutSuccess, NotLoggedIn] as const,
});
export type LogoutResult = typeof LogoutResult;

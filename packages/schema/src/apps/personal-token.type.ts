import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { DateTime } from '../scalars/scalars.js';
import { ScopeUse } from './connected-app.type.js';
import { AppScope } from './scope.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A token for a script of the member’s own. What it is made of is shown once, when it is made.',
})
export class PersonalToken {
  @Field(() => ID, { description: 'Names the token, to revoke it; nobody can come in with it.' })
  id!: string;

  @Field(() => String, { description: 'What the member calls it.' })
  name!: string;

  @Field(() => [AppScope], { description: 'What it is let do.' })
  scopes!: AppScope[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it last asked for anything, to about a minute; null where it never has.' })
  lastUsedAt!: Date | null;

  @Field(() => [ScopeUse], { description: 'What it made use of; empty where it never has.' })
  uses!: ScopeUse[];
}

@ObjectType({ simpleResolvers: true, description: 'A personal token and its place in the list.' })
export class PersonalTokenEdge extends edgeOf(PersonalToken) {}

@ObjectType({ simpleResolvers: true, description: 'A page of personal tokens, the newest first.' })
export class PersonalTokenConnection extends connectionOf(PersonalTokenEdge) {}

@InputType({ description: 'A token to be.' })
export class CreatePersonalTokenInput {
  @Field(() => String, { description: 'What the member calls it: 1 to 60 characters.' })
  name!: string;

  @Field(() => [AppScope], { description: 'What it is let do: one at least.' })
  scopes!: AppScope[];

  @Field(() => Int, { description: 'After how many days it ends by itself: one at least, and no more than the service lets a token live.' })
  validForDays!: number;
}

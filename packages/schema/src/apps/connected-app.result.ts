import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { DateTime } from '../scalars/scalars.js';
import { PersonalToken } from './personal-token.type.js';

@ObjectType({ simpleResolvers: true, description: 'The app is cut off, at once everywhere: its next request is refused.' })
export class DisconnectAppSuccess {
  @Field(() => DateTime, { description: 'When it was.' })
  endedAt!: Date;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The member has no such app connected: it was cut off already, or never was.',
})
export class ConnectedAppNotFound extends Refusal {}

export const DisconnectAppResult = createUnionType({
  name: 'DisconnectAppResult',
  description: 'Every outcome of cutting an app off.',
  types: () => [DisconnectAppSuccess, ConnectedAppNotFound, NotLoggedIn] as const,
});
export type DisconnectAppResult = typeof DisconnectAppResult;

@ObjectType({ simpleResolvers: true, description: 'The token is made.' })
export class CreatePersonalTokenSuccess {
  @Field(() => String, { description: 'What goes into `Authorization: Bearer …`. It is told now and never again.' })
  secret!: string;

  @Field(() => PersonalToken, { description: 'The token as it is listed.' })
  token!: PersonalToken;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The name is empty or too long, there is no scope, or the days are fewer than one or more than a token may live.',
})
export class PersonalTokenRejected extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The member has as many personal tokens as they may.' })
export class TooManyPersonalTokens extends Refusal {}

export const CreatePersonalTokenResult = createUnionType({
  name: 'CreatePersonalTokenResult',
  description: 'Every outcome of making a personal token.',
  types: () => [CreatePersonalTokenSuccess, PersonalTokenRejected, TooManyPersonalTokens, StepUpNeeded, NotLoggedIn] as const,
});
export type CreatePersonalTokenResult = typeof CreatePersonalTokenResult;

@ObjectType({ simpleResolvers: true, description: 'The token lets nobody in any more, at once everywhere.' })
export class RevokePersonalTokenSuccess {
  @Field(() => DateTime, { description: 'Since when.' })
  endedAt!: Date;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The member has no such personal token: it has ended already, or never was.',
})
export class PersonalTokenNotFound extends Refusal {}

export const RevokePersonalTokenResult = createUnionType({
  name: 'RevokePersonalTokenResult',
  description: 'Every outcome of revoking a personal token.',
  types: () => [RevokePersonalTokenSuccess, PersonalTokenNotFound, NotLoggedIn] as const,
});
export type RevokePersonalTokenResult = typeof RevokePersonalTokenResult;

import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({
  simpleResolvers: true,
  description: 'The session has ended, at once everywhere, and its browser is no longer a known device.',
})
export class EndSessionSuccess {
  @Field(() => DateTime, { description: 'When it ended.' })
  endedAt!: Date;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The member has no such session: it has ended already, or was never theirs. One answer for both.',
})
export class SessionNotFound extends Refusal {}

export const EndSessionResult = createUnionType({
  name: 'EndSessionResult',
  description: 'Every outcome of ending one session.',
  types: () => [EndSessionSuccess, SessionNotFound, StepUpNeeded, NotLoggedIn] as const,
});
export type EndSessionResult = typeof EndSessionResult;

@ObjectType({
  simpleResolvers: true,
  description: 'All other sessions have ended, at once everywhere, and only this browser is still a known device.',
})
export class EndOtherSessionsSuccess {
  @Field(() => Int, { description: 'How many ended.' })
  endedCount!: number;
}

export const EndOtherSessionsResult = createUnionType({
  name: 'EndOtherSessionsResult',
  description: 'Every outcome of ending all other sessions.',
  types: () => [EndOtherSessionsSuccess, StepUpNeeded, NotLoggedIn] as const,
});
export type EndOtherSessionsResult = typeof EndOtherSessionsResult;

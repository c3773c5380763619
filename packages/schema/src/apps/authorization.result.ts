import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';

@ObjectType({ simpleResolvers: true, description: 'The member’s answer is kept; the app is told where the browser goes on.' })
export class AuthorizationAnswered {
  @Field(() => String, { description: 'Where to send the browser now.' })
  continueUrl!: string;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no such request for this browser: it was answered, it has expired, or the app sent another browser here.',
})
export class AuthorizationGone extends Refusal {}

export const ApproveAuthorizationResult = createUnionType({
  name: 'ApproveAuthorizationResult',
  description: 'Every outcome of letting an app have what it asks for.',
  types: () => [AuthorizationAnswered, AuthorizationGone, StepUpNeeded, NotLoggedIn] as const,
});
export type ApproveAuthorizationResult = typeof ApproveAuthorizationResult;

export const DeclineAuthorizationResult = createUnionType({
  name: 'DeclineAuthorizationResult',
  description: 'Every outcome of declining what an app asks for.',
  types: () => [AuthorizationAnswered, AuthorizationGone, NotLoggedIn] as const,
});
export type DeclineAuthorizationResult = typeof DeclineAuthorizationResult;

import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { LoginLocked } from './login.result.js';
import { PasswordRejected } from './password-rejected.type.js';
import { WrongPassword } from './step-up.result.js';
import { UserIdRejected, UserIdTaken } from './user-id-refusals.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'The password is replaced. This session goes on under a new cookie, which the answer sets; every other one has ended.',
})
export class ChangePasswordSuccess {
  @Field(() => Int, { description: 'How many other sessions have ended.' })
  endedSessions!: number;
}

export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  description: 'Every outcome of a change of password.',
  types: () => [ChangePasswordSuccess, WrongPassword, LoginLocked, PasswordRejected, StepUpNeeded, NotLoggedIn] as const,
});
export type ChangePasswordResult = typeof ChangePasswordResult;

@ObjectType({ simpleResolvers: true, description: 'The login has a new user ID. Sessions and known devices stay.' })
export class ChangeUserIdSuccess {
  @Field(() => String, { description: 'The user ID, as the member wrote it.' })
  userId!: string;
}

export const ChangeUserIdResult = createUnionType({
  name: 'ChangeUserIdResult',
  description: 'Every outcome of a change of user ID.',
  types: () => [ChangeUserIdSuccess, UserIdRejected, UserIdTaken, StepUpNeeded, NotLoggedIn] as const,
});
export type ChangeUserIdResult = typeof ChangeUserIdResult;

import { createUnionType, Field, ObjectType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { DetailsChanged, DetailsRejected } from './member-refusals.type.js';
import { NameChange, NameChangeGone, NameChangeOpen } from './name-change.type.js';

@ObjectType({ simpleResolvers: true, description: 'The issuer reviews the change. Until it is approved the old name counts.' })
export class RequestNameChangeSuccess {
  @Field(() => NameChange, { description: 'What was asked for.' })
  nameChange!: NameChange;
}

export const RequestNameChangeResult = createUnionType({
  name: 'RequestNameChangeResult',
  description: 'Every outcome of asking for a change of name.',
  types: () => [RequestNameChangeSuccess, DetailsRejected, DetailsChanged, NameChangeOpen, StepUpNeeded, NotLoggedIn] as const,
});
export type RequestNameChangeResult = typeof RequestNameChangeResult;

@ObjectType({ simpleResolvers: true, description: 'The change is taken back: the name stays as it is.' })
export class WithdrawNameChangeSuccess {
  @Field(() => NameChange, { description: 'What was taken back.' })
  nameChange!: NameChange;
}

export const WithdrawNameChangeResult = createUnionType({
  name: 'WithdrawNameChangeResult',
  description: 'Every outcome of taking a change of name back.',
  types: () => [WithdrawNameChangeSuccess, NameChangeGone, NotLoggedIn] as const,
});
export type WithdrawNameChangeResult = typeof WithdrawNameChangeResult;

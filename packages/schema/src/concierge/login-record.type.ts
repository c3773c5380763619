import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';
import { SecondFactor } from '../factors/second-factor.enum.js';
import { LoginState } from './login-state.enum.js';

@ObjectType({
  simpleResolvers: true,
  description: 'How a member comes in, as an operator sees it. No secret of it is anywhere in this schema.',
})
export class LoginRecord {
  @Field(() => String, { description: 'The user ID, as the member wrote it.' })
  userId!: string;

  @Field(() => LoginState, { description: 'Whether it is open, from a device it does not know.' })
  state!: LoginState;

  @Field(() => DateTime, { nullable: true, description: 'When it opens by itself; null unless it is `LOCKED_FOR_A_TIME`.' })
  opensAt!: Date | null;

  @Field(() => Boolean, {
    description:
      'Whether there is something to unlock: a lock as `state` shows it, that of a device which has used up its own guesses, or that of one-time codes after wrong ones.',
  })
  hasLock!: boolean;

  @Field(() => Int, { description: 'Wrong passwords since the last success or opening, over all devices.' })
  failedInARow!: number;

  @Field(() => DateTime, { description: 'When the password was last chosen.' })
  passwordChangedAt!: Date;

  @Field(() => [SecondFactor], { description: 'What can prove it beside the password.' })
  secondFactors!: SecondFactor[];
}

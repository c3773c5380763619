import { Field, ObjectType } from 'type-graphql';
import { SecondFactor } from '../factors/second-factor.enum.js';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A login whose password was right and whose second factor is still to come. It lets nobody in, and nothing else answers to it.',
})
export class PendingLogin {
  @Field(() => [SecondFactor], { description: 'What can complete it.' })
  secondFactors!: SecondFactor[];

  @Field(() => DateTime, { description: 'When it ends by itself: ten minutes after the password.' })
  expiresAt!: Date;
}

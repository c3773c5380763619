import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'Which payment of a plan stands on a bill.' })
export class InstallmentPart {
  @Field(() => Int, { description: 'Which one it is, from 1.' })
  number!: number;

  @Field(() => Int, { description: 'The number of payments agreed on.' })
  count!: number;
}

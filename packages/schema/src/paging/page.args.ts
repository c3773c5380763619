import { ArgsType, Field, Int } from 'type-graphql';

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'How many to take from the front, 1 to 100. Give either `first` or `last`.',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Start behind this cursor, taken from an edge or from `pageInfo.endCursor`. Goes with `first`.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many to take from the back, 1 to 100. Give either `first` or `last`.',
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Stop before this cursor, taken from an edge or from `pageInfo.startCursor`. Goes with `last`.',
  })
  before?: string | null;
}

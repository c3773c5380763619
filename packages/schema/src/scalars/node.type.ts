import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  description: 'Anything that can be fetched again by its id.',
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and stable for life. Do not take it apart: its form may change.',
  })
  id!: string;
}

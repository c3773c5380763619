import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType({
  // What implements it is there where something answers with it: operators' types stay out of the others' schema.
  autoRegisterImplementations: false,
  description: 'Anything that can be fetched again by its id.',
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Opaque and stable for life. Do not take it apart: its form may change.',
  })
  id!: string;
}

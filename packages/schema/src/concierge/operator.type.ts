import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A person of the concierge desk or of the issuer: no member, with a login, a second factor and pages of their own.',
})
export class Operator {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => String, { description: 'The name other operators know them by.' })
  name!: string;

  @Field(() => String, { description: 'Their mail address at the issuer.' })
  email!: string;
}

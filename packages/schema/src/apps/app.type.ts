import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A program of a third party, as it is registered.' })
export class App {
  @Field(() => ID, { description: 'Opaque and stable for life. Do not take it apart: its form may change.' })
  id!: string;

  @Field(() => String, { description: 'What it calls itself. Text, never markup.' })
  name!: string;

  @Field(() => String, { description: 'Its page.' })
  homepage!: string;

  @Field(() => String, { nullable: true, description: 'What it says it does with the data; null where it says nothing.' })
  privacyPolicy!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the issuer registered it. If not, a developer did by themselves, and nobody has looked at what it says of itself.',
  })
  isVerified!: boolean;
}

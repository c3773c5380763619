import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'What the issuer sells, and the policy all its cards share.' })
export class CardProduct {
  @Field(() => String, { description: 'By which it is known for ever, such as `GOLD`.' })
  code!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, {
    description:
      'Wrong passwords in a row that lock the login of who carries such a card, 1 to 10; the strictest of their products counts.',
  })
  lockoutThreshold!: number;
}

import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A link’s token, whose it is, and the password to be.' })
export class ReissuePasswordInput {
  @Field(() => String, { description: 'The token: what stands after the `#` of the link.' })
  token!: string;

  @Field(() => String, { description: 'The user ID the link was asked for. Letter case and full-width letters make no difference.' })
  userId!: string;

  @Field(() => String, {
    description:
      'The password to be: 15 to 128 characters, or from 8 where there is a second factor; any of Unicode, case and spaces counting. A longer one is a mistake of the caller, answered with HTTP 400.',
  })
  newPassword!: string;
}

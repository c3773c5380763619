import { Field, InputType } from 'type-graphql';

@InputType({ description: 'The password there is, and the one to be.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password there is, exactly as chosen. A wrong one counts as at the login.' })
  currentPassword!: string;

  @Field(() => String, {
    description:
      'The password to be: 15 to 128 characters, or from 8 where there is a second factor; any of Unicode, case and spaces counting. A longer one is a mistake of the caller, answered with HTTP 400.',
  })
  newPassword!: string;
}

import { Field, InputType } from 'type-graphql';

@InputType({ description: 'What a member types to log in.' })
export class LoginInput {
  @Field(() => String, {
    description: 'The user ID. Letter case and full-width letters make no difference.',
  })
  userId!: string;

  @Field(() => String, {
    description: 'The password. Case and spaces count; full-width and half-width forms of a character are the same (Unicode NFKC).',
  })
  password!: string;
}

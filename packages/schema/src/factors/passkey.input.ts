import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A passkey the browser has just made.' })
export class RegisterPasskeyInput {
  @Field(() => String, { description: 'What the browser made, as JSON: a `RegistrationResponseJSON` of WebAuthn Level 3.' })
  credentialJson!: string;

  @Field(() => String, {
    description: 'What the member calls it: up to 60 characters, the rest is cut off. Without any it is called a passkey.',
  })
  name!: string;
}

@InputType({ description: 'Another name for a passkey.' })
export class RenamePasskeyInput {
  @Field(() => ID, { description: 'Which passkey.' })
  id!: string;

  @Field(() => String, {
    description: 'What the member calls it: up to 60 characters, the rest is cut off. Without any it is called a passkey.',
  })
  name!: string;
}

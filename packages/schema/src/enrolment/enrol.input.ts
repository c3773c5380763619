import { Field, InputType } from 'type-graphql';
import { CardProofInput } from './card-proof.input.js';

@InputType({ description: 'The proof of a card, and how its holder wants to come in from now on.' })
export class EnrolInput {
  @Field(() => CardProofInput, { description: 'The card’s data.' })
  card!: CardProofInput;

  @Field(() => String, { description: 'The code from the mail. Spaces, hyphens and full-width digits make no difference.' })
  code!: string;

  @Field(() => String, { description: 'The user ID to be: 4–64 letters, digits and `.`, `_`, `-`, `@`.' })
  userId!: string;

  @Field(() => String, {
    description:
      'The password to be: 15 to 128 characters, any of Unicode, case and spaces counting. A longer one is a mistake of the caller, answered with HTTP 400.',
  })
  password!: string;
}

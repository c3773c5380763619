import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';
import { Node } from '../scalars/node.type.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A passkey (WebAuthn) that lets its member in without user ID and password.',
})
export class Passkey extends Node {
  @Field(() => String, { description: 'What the member calls it.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether its holder’s devices share it, so that losing one of them loses nothing.' })
  isSynced!: boolean;

  @Field(() => DateTime, { description: 'When it was added.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it last proved who the member is; null if it never has.' })
  lastUsedAt!: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A challenge for a passkey. It can be answered once, within five minutes, from where it was asked.',
})
export class PasskeyChallenge {
  @Field(() => String, {
    description:
      'The options for the browser as JSON: a `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON` of WebAuthn Level 3.',
  })
  optionsJson!: string;
}

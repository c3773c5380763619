import { Field, ID, InputType } from 'type-graphql';
import { WebhookEvent } from './webhook.type.js';

@InputType({ description: 'An app to be registered. It may ask members for every scope there is.' })
export class RegisterAppInput {
  @Field(() => String, { description: 'By which members know it: 1 to 60 characters, all of them visible.' })
  name!: string;

  @Field(() => String, { description: 'Its page: an https:// address, or http:// on the machine itself.' })
  homepage!: string;

  @Field(() => [String], {
    description: 'Where members are led back to, 1 to 10, compared letter by letter: https, or http on 127.0.0.1, [::1] or localhost.',
  })
  redirectUris!: string[];

  @Field(() => Boolean, { description: 'Whether it can keep a secret, as a server can and an app on a device of its user cannot.' })
  isConfidential!: boolean;
}

@InputType({ description: 'Where an app is to be told of news.' })
export class AddWebhookInput {
  @Field(() => ID, { description: 'The app, one of the viewer’s own.' })
  appId!: string;

  @Field(() => String, { description: 'An https:// address on the public Internet, on port 443 or 8443.' })
  url!: string;

  @Field(() => [WebhookEvent], { description: 'What it is told of: one event at least.' })
  events!: WebhookEvent[];
}

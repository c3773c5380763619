import { Field, ID, InputType } from 'type-graphql';
import { AppScope } from '../apps/scope.enum.js';
import { WebhookEvent } from './webhook.type.js';

@InputType({ description: 'An app to be registered.' })
export class RegisterAppInput {
  @Field(() => String, { description: 'By which members know it: 1 to 60 characters, all of them visible.' })
  name!: string;

  @Field(() => String, { description: 'Its page: an https:// address, or http:// on the machine itself.' })
  homepage!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it does with the data: an https:// address, shown where a member is asked.',
  })
  privacyPolicy!: string | null;

  @Field(() => [String], {
    description: 'Where members are led back to, one at least, compared letter by letter: https, or http on 127.0.0.1, [::1] or localhost.',
  })
  redirectUris!: string[];

  @Field(() => Boolean, { description: 'Whether it can keep a secret, as a server can and an app on a device of its user cannot.' })
  isConfidential!: boolean;

  @Field(() => [AppScope], {
    nullable: true,
    description: 'The most it may ask members for: one scope at least. Every scope there is where it is left out.',
  })
  scopes!: AppScope[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Where its pages are, if it runs in a browser: a few origins, such as `https://budget.example`, whose pages may then call `/graphql` and `/oauth/token` with a token and never with cookies. Only for an app without a secret.',
  })
  origins!: string[] | null;
}

@InputType({ description: 'Where an app is to be told of news.' })
export class AddWebhookInput {
  @Field(() => ID, { description: 'The app, one of the viewer’s own.' })
  appId!: string;

  @Field(() => String, {
    description: 'An https:// address on the public Internet, on port 443 or 8443; in the demo also http:// on the machine itself.',
  })
  url!: string;

  @Field(() => [WebhookEvent], { description: 'What it is told of: one event at least.' })
  events!: WebhookEvent[];
}

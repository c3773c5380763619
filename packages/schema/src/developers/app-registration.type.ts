import { Field, ObjectType } from 'type-graphql';
import { App } from '../apps/app.type.js';
import { AppScope } from '../apps/scope.enum.js';
import { DateTime } from '../scalars/scalars.js';
import { Webhook } from './webhook.type.js';

@ObjectType({ simpleResolvers: true, description: 'What an app is registered with, for the developer who looks after it.' })
export class AppRegistration {
  @Field(() => App, { description: 'The app, as members see it. What is done with it takes its id.' })
  app!: App;

  @Field(() => String, { description: 'By which the app names itself to the authorization server.' })
  clientId!: string;

  @Field(() => [String], { description: 'Where members are led back to.' })
  redirectUris!: string[];

  @Field(() => Boolean, { description: 'Whether it has a secret; an app on a device of its user can keep none.' })
  isConfidential!: boolean;

  @Field(() => [AppScope], { description: 'The most it may ask members for.' })
  scopes!: AppScope[];

  @Field(() => [String], { description: 'Whose pages may call the API in a browser; none for an app that does not run in one.' })
  origins!: string[];

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when the secret before the present one counts as well, where it was rotated; null while there is one secret, or none.',
  })
  previousSecretUntil!: Date | null;

  @Field(() => DateTime, { description: 'When it was registered.' })
  createdAt!: Date;

  @Field(() => [Webhook], { description: 'Where it is told of news, the oldest first.' })
  webhooks!: Webhook[];
}

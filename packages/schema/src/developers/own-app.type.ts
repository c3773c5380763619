import { Field, ID, ObjectType } from 'type-graphql';
import { AppScope } from '../apps/scope.enum.js';
import { DateTime } from '../scalars/scalars.js';
import { Webhook } from './webhook.type.js';

@ObjectType({ simpleResolvers: true, description: 'An app that the viewer has registered.' })
export class OwnApp {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => String, { description: 'By which the app names itself to the authorization server.' })
  clientId!: string;

  @Field(() => String, { description: 'By which members know it.' })
  name!: string;

  @Field(() => String, { description: 'Its page.' })
  homepage!: string;

  @Field(() => [String], { description: 'Where members are led back to.' })
  redirectUris!: string[];

  @Field(() => Boolean, { description: 'Whether it has a secret; an app on a device of its user can keep none.' })
  isConfidential!: boolean;

  @Field(() => [AppScope], { description: 'The most it may ask members for.' })
  scopes!: AppScope[];

  @Field(() => [String], { description: 'Whose pages may call the API in a browser; none for an app that does not run in one.' })
  origins!: string[];

  @Field(() => String, { nullable: true, description: 'What it says it does with the data; null where it says nothing.' })
  privacyPolicy!: string | null;

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

import { createUnionType, Field, ObjectType, registerEnumType } from 'type-graphql';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { StepUpNeeded } from '../refusals/step-up-needed.type.js';
import { AppRegistration } from './app-registration.type.js';
import { Webhook, WebhookDelivery } from './webhook.type.js';

@ObjectType({ simpleResolvers: true, description: 'The app is registered.' })
export class RegisterAppSuccess {
  @Field(() => AppRegistration, { description: 'The app, and what it is registered with.' })
  registration!: AppRegistration;

  @Field(() => String, { nullable: true, description: 'Its secret, shown only now; null for an app that can keep none.' })
  secret!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The app is removed: whatever it holds counts no more.' })
export class RemoveOwnAppSuccess {
  @Field(() => String, { description: 'By which it named itself.' })
  clientId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The app is told of news from now on.' })
export class AddWebhookSuccess {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'What messages are signed with, as Standard Webhooks writes it; shown only now.' })
  secret!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The webhook is enabled, and what waits is sent.' })
export class EnableWebhookSuccess {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;
}

@ObjectType({ simpleResolvers: true, description: 'Messages are signed with a new secret, and for a while with the one before as well.' })
export class RotateWebhookSecretSuccess {
  @Field(() => Webhook, { description: 'The webhook, with until when the secret before counts.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'The new secret, as Standard Webhooks writes it; shown only now.' })
  secret!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The webhook is removed: it is told of nothing any more, not even of what waits.' })
export class RemoveWebhookSuccess {
  @Field(() => String, { description: 'Its address.' })
  url!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The message is sent again soon, under the same id.' })
export class ReplayWebhookDeliverySuccess {
  @Field(() => WebhookDelivery, { description: 'The delivery.' })
  delivery!: WebhookDelivery;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'Apps are registered by the issuer here, and not by developers themselves.',
})
export class RegistrationClosed extends Refusal {}

@ObjectType({ simpleResolvers: true, description: 'The app has a new secret, and for a while the one before counts as well.' })
export class RotateAppSecretSuccess {
  @Field(() => AppRegistration, { description: 'The app, with until when the secret before counts.' })
  registration!: AppRegistration;

  @Field(() => String, { description: 'The new secret, shown only now.' })
  secret!: string;
}

export enum AppField {
  NAME = 'NAME',
  HOMEPAGE = 'HOMEPAGE',
  PRIVACY_POLICY = 'PRIVACY_POLICY',
  REDIRECT_URIS = 'REDIRECT_URIS',
  SCOPES = 'SCOPES',
  ORIGINS = 'ORIGINS',
}

registerEnumType(AppField, {
  name: 'AppField',
  description: 'A field of `RegisterAppInput`.',
  valuesConfig: {
    NAME: { description: '`name`.' },
    HOMEPAGE: { description: '`homepage`.' },
    PRIVACY_POLICY: { description: '`privacyPolicy`.' },
    REDIRECT_URIS: { description: '`redirectUris`.' },
    SCOPES: { description: '`scopes`.' },
    ORIGINS: { description: '`origins`.' },
  },
});

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'Something of the app to be cannot be taken.' })
export class AppRejected extends Refusal {
  @Field(() => AppField, { description: 'What of the input is at fault.' })
  field!: AppField;
}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The viewer has registered as many apps as they may.' })
export class TooManyApps extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The viewer has no such app, or none that has a secret.' })
export class OwnAppNotFound extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The address cannot be called.' })
export class WebhookUrlRejected extends Refusal {}

@ObjectType({ implements: Refusal, simpleResolvers: true, description: 'The app has as many webhooks as it may.' })
export class TooManyWebhooks extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'No app of the viewer has such a webhook, or such a delivery in its log.',
})
export class WebhookNotFound extends Refusal {}

export const RegisterAppResult = createUnionType({
  name: 'RegisterAppResult',
  description: 'Every outcome of registering an app.',
  types: () => [RegisterAppSuccess, AppRejected, TooManyApps, RegistrationClosed, StepUpNeeded, NotLoggedIn] as const,
});
export type RegisterAppResult = typeof RegisterAppResult;

export const RemoveOwnAppResult = createUnionType({
  name: 'RemoveOwnAppResult',
  description: 'Every outcome of removing an app.',
  types: () => [RemoveOwnAppSuccess, OwnAppNotFound, NotLoggedIn] as const,
});
export type RemoveOwnAppResult = typeof RemoveOwnAppResult;

export const RotateAppSecretResult = createUnionType({
  name: 'RotateAppSecretResult',
  description: 'Every outcome of giving an app a new secret.',
  types: () => [RotateAppSecretSuccess, OwnAppNotFound, StepUpNeeded, NotLoggedIn] as const,
});
export type RotateAppSecretResult = typeof RotateAppSecretResult;

export const AddWebhookResult = createUnionType({
  name: 'AddWebhookResult',
  description: 'Every outcome of having an app told of news.',
  types: () => [AddWebhookSuccess, WebhookUrlRejected, TooManyWebhooks, OwnAppNotFound, StepUpNeeded, NotLoggedIn] as const,
});
export type AddWebhookResult = typeof AddWebhookResult;

export const EnableWebhookResult = createUnionType({
  name: 'EnableWebhookResult',
  description: 'Every outcome of enabling a webhook again.',
  types: () => [EnableWebhookSuccess, WebhookNotFound, NotLoggedIn] as const,
});
export type EnableWebhookResult = typeof EnableWebhookResult;

export const RotateWebhookSecretResult = createUnionType({
  name: 'RotateWebhookSecretResult',
  description: 'Every outcome of giving a webhook a new secret.',
  types: () => [RotateWebhookSecretSuccess, WebhookNotFound, StepUpNeeded, NotLoggedIn] as const,
});
export type RotateWebhookSecretResult = typeof RotateWebhookSecretResult;

export const RemoveWebhookResult = createUnionType({
  name: 'RemoveWebhookResult',
  description: 'Every outcome of removing a webhook.',
  types: () => [RemoveWebhookSuccess, WebhookNotFound, NotLoggedIn] as const,
});
export type RemoveWebhookResult = typeof RemoveWebhookResult;

export const ReplayWebhookDeliveryResult = createUnionType({
  name: 'ReplayWebhookDeliveryResult',
  description: 'Every outcome of sending a message again.',
  types: () => [ReplayWebhookDeliverySuccess, WebhookNotFound, NotLoggedIn] as const,
});
export type ReplayWebhookDeliveryResult = typeof ReplayWebhookDeliveryResult;

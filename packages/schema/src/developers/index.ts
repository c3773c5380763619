export { AppRegistration } from './app-registration.type.js';
export { Capabilities } from './capabilities.type.js';
export { AddWebhookInput, RegisterAppInput } from './developers.input.js';
export {
  AddWebhookResult,
  AddWebhookSuccess,
  AppField,
  AppRejected,
  EnableWebhookResult,
  EnableWebhookSuccess,
  OwnAppNotFound,
  RegisterAppResult,
  RegisterAppSuccess,
  RegistrationClosed,
  RemoveOwnAppResult,
  RemoveOwnAppSuccess,
  RemoveWebhookResult,
  RemoveWebhookSuccess,
  ReplayWebhookDeliveryResult,
  ReplayWebhookDeliverySuccess,
  RotateAppSecretResult,
  RotateAppSecretSuccess,
  RotateWebhookSecretResult,
  RotateWebhookSecretSuccess,
  TooManyApps,
  TooManyWebhooks,
  WebhookNotFound,
  WebhookUrlRejected,
} from './developers.result.js';
export {
  Webhook,
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryConnection,
  WebhookDeliveryState,
  WebhookEvent,
  WebhookFailure,
} from './webhook.type.js';

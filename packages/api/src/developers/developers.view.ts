import {
  AppField,
  AppRegistration,
  AppRejected,
  OwnAppNotFound,
  RefusalCode,
  RegistrationClosed,
  TooManyApps,
  TooManyWebhooks,
  Webhook,
  WebhookAttempt,
  WebhookDelivery,
  WebhookDeliveryState,
  WebhookEvent,
  WebhookFailure,
  WebhookNotFound,
  WebhookUrlRejected,
} from '@meisai/schema';
import type { Scope } from '@meisai/schema/rules';
import { viewApp, viewScopes } from '../apps/index.js';
import { globalId, refusalsOf, type SpokenLanguage } from '../platform/index.js';
import { URL_FAULTS, writeMessage, type DeliveryRow, type WebhookRow, type WebhookUrlFault } from '../webhooks/index.js';
import type { RegistrationRow } from './app-registration.queries.js';
import { APP_FAULTS, DEVELOPER_MESSAGES } from './developers.messages.js';

export type RegistrationView = Omit<AppRegistration, 'webhooks'>;
export type WebhookView = Omit<Webhook, 'deliveries'>;

/** A refusal as the API says it, in the language of the request. */
export const viewDeveloperRefusal = refusalsOf(
  {
    OWN_APP_NOT_FOUND: OwnAppNotFound,
    REGISTRATION_CLOSED: RegistrationClosed,
    TOO_MANY_APPS: TooManyApps,
    TOO_MANY_WEBHOOKS: TooManyWebhooks,
    WEBHOOK_NOT_FOUND: WebhookNotFound,
  },
  DEVELOPER_MESSAGES,
);

export function viewAppRejected(field: keyof typeof APP_FAULTS, language: SpokenLanguage): AppRejected {
  return Object.assign(new AppRejected(), { code: RefusalCode.APP_REJECTED, message: APP_FAULTS[field][language], field: AppField[field] });
}

export function viewUrlRejected(fault: WebhookUrlFault, language: SpokenLanguage): WebhookUrlRejected {
  return Object.assign(new WebhookUrlRejected(), { code: RefusalCode.WEBHOOK_URL_REJECTED, message: URL_FAULTS[fault][language] });
}

export function viewRegistration(row: RegistrationRow, offered: readonly Scope[]): RegistrationView {
  const { clientId, redirectUris, isConfidential, origins, scopes, createdAt, previousSecretUntil } = row;
  return Object.assign(new AppRegistration(), {
    app: viewApp(row),
    clientId,
    redirectUris,
    isConfidential,
    origins,
    scopes: viewScopes(scopes, offered),
    createdAt: new Date(createdAt),
    previousSecretUntil: instant(previousSecretUntil),
  });
}

export function viewWebhook({ id, url, events, createdAt, failingSince, disabledAt, previousSecretUntil }: WebhookRow): WebhookView {
  return Object.assign(new Webhook(), {
    id: globalId('Webhook', id),
    url,
    events: events.map((event) => WebhookEvent[event]),
    createdAt: new Date(createdAt),
    failingSince: instant(failingSince),
    disabledAt: instant(disabledAt),
    previousSecretUntil: instant(previousSecretUntil),
  });
}

export function viewDelivery(row: DeliveryRow): WebhookDelivery {
  const { id, event, happenedAt, state, nextTryAt, attempts } = row;
  return Object.assign(new WebhookDelivery(), {
    id: globalId('WebhookDelivery', id),
    messageId: id,
    event: WebhookEvent[event],
    happenedAt: new Date(happenedAt),
    state: WebhookDeliveryState[state],
    nextTryAt: state === 'PENDING' ? new Date(nextTryAt) : null,
    // What a member took back is no more of the developer's than of the app.
    message: row.isShown ? writeMessage(row) : null,
    attempts: attempts.map(({ at, status, failure, tookMs }) =>
      Object.assign(new WebhookAttempt(), { at: new Date(at), status, failure: failure === null ? null : WebhookFailure[failure], tookMs }),
    ),
  });
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

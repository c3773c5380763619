import {
  AddWebhookInput,
  AddWebhookResult,
  AddWebhookSuccess,
  AppRegistration,
  EnableWebhookResult,
  EnableWebhookSuccess,
  Member,
  PageArgs,
  RegisterAppInput,
  RegisterAppResult,
  RegisterAppSuccess,
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
  Webhook,
  WebhookDeliveryConnection,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { readScope, removeApp, rotateAppSecret, scopesHere } from '../apps/index.js';
import {
  findByKey,
  InputError,
  localId,
  MemberAct,
  readPage,
  requireViewer,
  toConnection,
  type RequestContext,
} from '../platform/index.js';
import {
  addWebhook,
  enableWebhook,
  findOwnDelivery,
  findOwnWebhook,
  judgeWebhookUrl,
  listDeliveries,
  listOwnWebhooks,
  removeWebhook,
  replayDelivery,
  rotateWebhookSecret,
} from '../webhooks/index.js';
import { actOnRecord } from './act-on-record.js';
import { findRegistration, listRegistrations } from './app-registration.queries.js';
import {
  viewAppRejected,
  viewDelivery,
  viewDeveloperRefusal,
  viewRegistration,
  viewUrlRejected,
  viewWebhook,
  type RegistrationView,
  type WebhookView,
} from './developers.view.js';
import { registerOwnApp } from './register-own-app.js';

@Resolver(() => Member)
export class MemberAppsResolver {
  @FieldResolver(() => [AppRegistration], {
    description: 'The apps the viewer looks after as their developer, the oldest first; there are few.',
  })
  async appRegistrations(@Ctx() context: RequestContext): Promise<RegistrationView[]> {
    const rows = await listRegistrations(context.em, requireViewer(context).memberId);
    return rows.map((row) => viewRegistration(row, scopesHere(context)));
  }
}

@Resolver(() => AppRegistration)
export class AppRegistrationResolver {
  @FieldResolver(() => [Webhook])
  async webhooks(@Root() { app }: AppRegistration, @Ctx() context: RequestContext): Promise<WebhookView[]> {
    const { memberId } = requireViewer(context);
    return (await listOwnWebhooks(context.em, memberId, localId('App', app.id))).map(viewWebhook);
  }
}

@Resolver(() => Webhook)
export class WebhookResolver {
  @FieldResolver(() => WebhookDeliveryConnection)
  async deliveries(@Root() webhook: Webhook, @Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args, 'INSTANT');
    const rows = await listDeliveries(context.em, requireViewer(context).memberId, localId('Webhook', webhook.id), page);
    return toConnection(page, rows, (row) => ({ at: row.place, id: row.id }), viewDelivery);
  }
}

const THE_WEBHOOK = { description: 'The webhook.' };

@Resolver()
export class DeveloperActsResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => RegisterAppResult, {
    description: 'Registers an app of the viewer’s own, a client of OAuth 2. In production the issuer registers apps.',
  })
  async registerApp(
    @Arg('input', () => RegisterAppInput, { description: 'The app.' }) input: RegisterAppInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const viewer = requireViewer(context);
    const { scopes, origins } = input;
    const typed = { ...input, scopes: scopes?.map(readScope) ?? null, origins: origins ?? [], privacyPolicy: input.privacyPolicy ?? null };
    const outcome = await registerOwnApp(context, viewer, typed);
    if (outcome.kind === 'APP_REJECTED') return viewAppRejected(outcome.field, context.language);
    if (outcome.kind !== 'REGISTERED') return viewDeveloperRefusal(outcome.kind, context.language);
    const { id, secret } = outcome.credentials;
    const row = await findRegistration(context.em, viewer.memberId, id);
    return Object.assign(new RegisterAppSuccess(), {
      registration: row && viewRegistration(row, scopesHere(context)),
      secret,
    });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => RotateAppSecretResult, {
    description: 'Gives an app a new secret, told once. For a while the one before counts as well; whatever members granted stays granted.',
  })
  async rotateAppSecret(@Arg('id', () => ID, { description: 'The app.' }) id: string, @Ctx() context: RequestContext): Promise<unknown> {
    const find = () => findByKey('App', id, (key) => findRegistration(context.em, requireViewer(context).memberId, key));
    const app = await find();
    const secret = app && (await actOnRecord(context, 'APP_SECRET_ROTATED', (tx) => rotateAppSecret(tx, app.clientId)));
    const rotated = secret === null ? null : await find();
    if (rotated === null) return viewDeveloperRefusal('OWN_APP_NOT_FOUND', context.language);
    return Object.assign(new RotateAppSecretSuccess(), {
      registration: viewRegistration(rotated, scopesHere(context)),
      secret,
    });
  }

  @MemberAct()
  @Mutation(() => RemoveOwnAppResult, { description: 'Removes an app: whatever it holds counts no more, at once and for every member.' })
  async removeOwnApp(@Arg('id', () => ID, { description: 'The app.' }) id: string, @Ctx() context: RequestContext): Promise<unknown> {
    const app = await findByKey('App', id, (key) => findRegistration(context.em, requireViewer(context).memberId, key));
    const isRemoved = app !== null && (await actOnRecord(context, 'APP_REMOVED', (tx) => removeApp(tx, app.clientId)));
    if (!isRemoved) return viewDeveloperRefusal('OWN_APP_NOT_FOUND', context.language);
    return Object.assign(new RemoveOwnAppSuccess(), { clientId: app.clientId });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => AddWebhookResult, { description: 'Has an app of the viewer’s own told of news at an address.' })
  async addWebhook(
    @Arg('input', () => AddWebhookInput, { description: 'The app, the address and the events.' }) input: AddWebhookInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { em, language, services } = context;
    const { memberId } = requireViewer(context);
    const app = await findByKey('App', input.appId, (key) => findRegistration(em, memberId, key));
    if (app === null) return viewDeveloperRefusal('OWN_APP_NOT_FOUND', language);
    if (input.events.length === 0) throw new InputError('`events` must name one event at least.');
    const judged = judgeWebhookUrl(input.url, services.config.areLocalWebhooksAllowed);
    if ('fault' in judged) return viewUrlRejected(judged.fault, language);
    const webhookToBe = { appId: app.id, url: judged.url, events: [...new Set(input.events)] };
    const added = await actOnRecord(context, 'WEBHOOK_ADDED', (tx) => addWebhook(tx, services.keys, webhookToBe));
    if (added === null) return viewDeveloperRefusal('TOO_MANY_WEBHOOKS', language);
    const webhook = await findOwnWebhook(em, memberId, added.id);
    return Object.assign(new AddWebhookSuccess(), { webhook: webhook && viewWebhook(webhook), secret: added.secret });
  }

  @MemberAct()
  @Mutation(() => EnableWebhookResult, { description: 'Has a disabled webhook told of news again, and of what waits.' })
  async enableWebhook(@Arg('id', () => ID, THE_WEBHOOK) id: string, @Ctx() context: RequestContext): Promise<unknown> {
    const { memberId } = requireViewer(context);
    const find = () => findByKey('Webhook', id, (key) => findOwnWebhook(context.em, memberId, key));
    const own = await find();
    const isEnabled = own !== null && (await actOnRecord(context, 'WEBHOOK_ENABLED', (tx) => enableWebhook(tx, own.id)));
    const enabled = isEnabled ? await find() : null;
    if (enabled === null) return viewDeveloperRefusal('WEBHOOK_NOT_FOUND', context.language);
    return Object.assign(new EnableWebhookSuccess(), { webhook: viewWebhook(enabled) });
  }

  @MemberAct({ freshProof: true })
  @Mutation(() => RotateWebhookSecretResult, {
    description: 'Gives a webhook a new secret, told once. For a while messages are signed with the one before as well.',
  })
  async rotateWebhookSecret(@Arg('id', () => ID, THE_WEBHOOK) id: string, @Ctx() context: RequestContext): Promise<unknown> {
    const { em, language, services } = context;
    const { memberId } = requireViewer(context);
    const find = () => findByKey('Webhook', id, (key) => findOwnWebhook(em, memberId, key));
    const webhook = await find();
    if (webhook === null) return viewDeveloperRefusal('WEBHOOK_NOT_FOUND', language);
    const rotate = () => actOnRecord(context, 'WEBHOOK_SECRET_ROTATED', (tx) => rotateWebhookSecret(tx, services.keys, webhook.id));
    const [secret, rotated] = [await rotate(), await find()];
    if (secret === null || rotated === null) return viewDeveloperRefusal('WEBHOOK_NOT_FOUND', language);
    return Object.assign(new RotateWebhookSecretSuccess(), { webhook: viewWebhook(rotated), secret });
  }

  @MemberAct()
  @Mutation(() => RemoveWebhookResult, { description: 'Tells a webhook of nothing any more, not even of what waits.' })
  async removeWebhook(@Arg('id', () => ID, THE_WEBHOOK) id: string, @Ctx() context: RequestContext): Promise<unknown> {
    const { em, language } = context;
    const webhook = await findByKey('Webhook', id, (key) => findOwnWebhook(em, requireViewer(context).memberId, key));
    const isRemoved = webhook !== null && (await actOnRecord(context, 'WEBHOOK_REMOVED', (tx) => removeWebhook(tx, webhook.id)));
    if (!isRemoved) return viewDeveloperRefusal('WEBHOOK_NOT_FOUND', language);
    return Object.assign(new RemoveWebhookSuccess(), { url: webhook.url });
  }

  @MemberAct()
  @Mutation(() => ReplayWebhookDeliveryResult, { description: 'Sends a message of the log again, under the same id.' })
  async replayWebhookDelivery(
    @Arg('id', () => ID, { description: 'The delivery.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const { em, language } = context;
    const { memberId } = requireViewer(context);
    const find = () => findByKey('WebhookDelivery', id, (key) => findOwnDelivery(em, memberId, key));
    const own = await find();
    const delivery = own !== null && (await replayDelivery(em, own.id)) ? await find() : null;
    if (delivery === null) return viewDeveloperRefusal('WEBHOOK_NOT_FOUND', language);
    return Object.assign(new ReplayWebhookDeliverySuccess(), { delivery: viewDelivery(delivery) });
  }
}

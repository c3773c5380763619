import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Node } from '../scalars/node.type.js';
import { DateTime } from '../scalars/scalars.js';

export enum WebhookEvent {
  TRANSACTION_RECORDED = 'TRANSACTION_RECORDED',
  STATEMENT_CLOSED = 'STATEMENT_CLOSED',
  PLAN_CHANGED = 'PLAN_CHANGED',
  CARD_FROZEN = 'CARD_FROZEN',
}

registerEnumType(WebhookEvent, {
  name: 'WebhookEvent',
  description: 'What an app can be told of. New events may be added.',
  valuesConfig: {
    TRANSACTION_RECORDED: {
      description: '`transaction.recorded`: there is a new use, refund or payment, pending or posted. Takes `transactions:read`.',
    },
    STATEMENT_CLOSED: { description: '`statement.closed`: a statement is a bill now. Takes `statements:read`.' },
    PLAN_CHANGED: {
      description:
        '`plan.changed`: an installment plan was agreed on, was cancelled or repaid early, or has other payments. That the last payment of one was made is told by `statement.closed`. Takes `installments:read`.',
    },
    CARD_FROZEN: { description: '`card.frozen`: a card was frozen. Takes `accounts:read`.' },
  },
});

export enum WebhookDeliveryState {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  FAILED = 'FAILED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(WebhookDeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'What became of a delivery.',
  valuesConfig: {
    PENDING: { description: 'It is sent soon, or again.' },
    DELIVERED: { description: 'The app took it.' },
    FAILED: { description: 'The app did not take it, however often it was sent.' },
    WITHDRAWN: { description: 'It was not sent, because the member does not let the app see it any more.' },
  },
});

export enum WebhookFailure {
  REFUSED = 'REFUSED',
  TIMED_OUT = 'TIMED_OUT',
  UNREACHABLE = 'UNREACHABLE',
  TLS_FAILED = 'TLS_FAILED',
  ADDRESS_NOT_PUBLIC = 'ADDRESS_NOT_PUBLIC',
}

registerEnumType(WebhookFailure, {
  name: 'WebhookFailure',
  description: 'Why an app did not take a message.',
  valuesConfig: {
    REFUSED: { description: 'Its answer was not a 2xx. Redirects are not followed.' },
    TIMED_OUT: { description: 'It did not answer in time.' },
    UNREACHABLE: { description: 'The name leads nowhere, or nobody answers there.' },
    TLS_FAILED: { description: 'Its certificate does not hold.' },
    ADDRESS_NOT_PUBLIC: { description: 'The name leads to an address that is not on the public Internet.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'One try to send a message.' })
export class WebhookAttempt {
  @Field(() => DateTime, { description: 'When it was over.' })
  at!: Date;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the answer; null where there was none.' })
  status!: number | null;

  @Field(() => WebhookFailure, { nullable: true, description: 'Why it was not taken; null where it was.' })
  failure!: WebhookFailure | null;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  tookMs!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One piece of news for one webhook, however often it is sent.' })
export class WebhookDelivery {
  @Field(() => ID, { description: 'Opaque and stable for life.' })
  id!: string;

  @Field(() => String, { description: 'The `webhook-id` of the message, the same each time it is sent.' })
  messageId!: string;

  @Field(() => WebhookEvent, { description: 'What it tells of.' })
  event!: WebhookEvent;

  @Field(() => DateTime, { description: 'When it happened.' })
  happenedAt!: Date;

  @Field(() => WebhookDeliveryState, { description: 'What became of it.' })
  state!: WebhookDeliveryState;

  @Field(() => DateTime, { nullable: true, description: 'When it is sent next, at the earliest; null where it is not.' })
  nextTryAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The message as it was sent: JSON, with ids only. null before the first try, and where the member does not let the app see it any more.',
  })
  message!: string | null;

  @Field(() => [WebhookAttempt], { description: 'The latest tries, the latest first.' })
  attempts!: WebhookAttempt[];
}

@ObjectType({ simpleResolvers: true, description: 'A delivery and its place in the log.' })
export class WebhookDeliveryEdge extends edgeOf(WebhookDelivery) {}

@ObjectType({ simpleResolvers: true, description: 'A page of the log of a webhook, the latest news first; what is old is not kept.' })
export class WebhookDeliveryConnection extends connectionOf(WebhookDeliveryEdge) {}

@ObjectType({ implements: Node, simpleResolvers: true, description: 'An address at which an app is told of news.' })
export class Webhook extends Node {
  @Field(() => String, { description: 'The address.' })
  url!: string;

  @Field(() => [WebhookEvent], { description: 'What the app is told of there.' })
  events!: WebhookEvent[];

  @Field(() => DateTime, { description: 'Since when it is there.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Since when nothing was taken any more; null while it works.' })
  failingSince!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was disabled, having failed for days or said that it is gone; null while it is told of news.',
  })
  disabledAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Until when messages are signed with the secret before the present one as well, where it was rotated; null while there is one secret.',
  })
  previousSecretUntil!: Date | null;

  @Field(() => WebhookDeliveryConnection, { description: 'What was sent to it, or is to be.' })
  deliveries!: WebhookDeliveryConnection;
}

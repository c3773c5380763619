import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

export enum DeclineReason {
  CARD_FROZEN = 'CARD_FROZEN',
  CARD_STOPPED = 'CARD_STOPPED',
  CARD_CLOSED = 'CARD_CLOSED',
  CARD_EXPIRED = 'CARD_EXPIRED',
  CARD_NOT_MADE = 'CARD_NOT_MADE',
  OVER_LIMIT = 'OVER_LIMIT',
}

registerEnumType(DeclineReason, {
  name: 'DeclineReason',
  description: 'Why a card did not go through. New reasons may be added.',
  valuesConfig: {
    CARD_FROZEN: { description: 'The card is frozen.' },
    CARD_STOPPED: { description: 'The card was reported lost or stolen.' },
    CARD_CLOSED: { description: 'The card or its account is closed.' },
    CARD_EXPIRED: { description: 'The month printed on the card is over.' },
    CARD_NOT_MADE: { description: 'The card is being made, and has no number yet.' },
    OVER_LIMIT: { description: 'It would exceed the limit of a family card.' },
  },
});

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The card did not go through, as it would not at a shop. Nothing was recorded.',
})
export class PurchaseDeclined extends Refusal {
  @Field(() => DeclineReason, { description: 'Why not, for programs.' })
  reason!: DeclineReason;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no use of that id that the viewer sees and that is still pending.',
})
export class NothingToPost extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no purchase of that id that the viewer sees and that was not taken back.',
})
export class NothingToRefund extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The bills of the account reach a year ahead already: no further cycle is closed before its time.',
})
export class ClosingTooFarAhead extends Refusal {}

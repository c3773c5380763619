import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Card } from '../accounts/card.type.js';
import { NotLoggedIn } from '../refusals/not-logged-in.type.js';
import { CardNotFound, CardNotMade, CardNotOpen, FrozenByBasicMember } from './card-refusals.type.js';

export enum CardState {
  ORDERED = 'ORDERED',
  OPEN = 'OPEN',
  FROZEN = 'FROZEN',
  STOPPED = 'STOPPED',
  EXPIRED = 'EXPIRED',
  CLOSED = 'CLOSED',
}

registerEnumType(CardState, {
  name: 'CardState',
  description: 'What a card can be used for. New states may be added.',
  valuesConfig: {
    ORDERED: { description: 'Nothing yet: it is being made, has no number, and is not frozen.' },
    OPEN: { description: 'Everything.' },
    FROZEN: {
      description:
        'New uses are declined; refunds still go through. One that is still being made can be frozen too, and then is when it comes.',
    },
    STOPPED: { description: 'Reported lost or stolen: nothing goes through, for good. Another card takes its place.' },
    EXPIRED: { description: 'Nothing: the month printed on it is over.' },
    CLOSED: { description: 'Nothing; it was closed.' },
  },
});

export enum CardLoss {
  LOST = 'LOST',
  STOLEN = 'STOLEN',
}

registerEnumType(CardLoss, {
  name: 'CardLoss',
  description: 'How a card came to be missing.',
  valuesConfig: { LOST: { description: 'It was lost.' }, STOLEN: { description: 'It was stolen.' } },
});

@InputType({ description: 'A card that is missing.' })
export class ReportCardLostInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;

  @Field(() => CardLoss, { description: 'Whether it was lost or stolen.' })
  loss!: CardLoss;
}

@ObjectType({ simpleResolvers: true, description: 'The card is frozen, or open again.' })
export class CardFreezeSuccess {
  @Field(() => Card, { description: 'The card as it is now.' })
  card!: Card;
}

@ObjectType({ simpleResolvers: true, description: 'The card is stopped for good, and another one is on its way.' })
export class ReportCardLostSuccess {
  @Field(() => Card, { description: 'The card that is stopped.' })
  card!: Card;

  @Field(() => Card, { description: 'The card that takes its place; its history is that of both.' })
  replacement!: Card;
}

export const FreezeCardResult = createUnionType({
  name: 'FreezeCardResult',
  description: 'Every outcome of freezing a card.',
  types: () => [CardFreezeSuccess, CardNotFound, CardNotOpen, NotLoggedIn] as const,
});
export type FreezeCardResult = typeof FreezeCardResult;

export const UnfreezeCardResult = createUnionType({
  name: 'UnfreezeCardResult',
  description: 'Every outcome of opening a frozen card.',
  types: () => [CardFreezeSuccess, CardNotFound, CardNotOpen, FrozenByBasicMember, NotLoggedIn] as const,
});
export type UnfreezeCardResult = typeof UnfreezeCardResult;

export const ReportCardLostResult = createUnionType({
  name: 'ReportCardLostResult',
  description: 'Every outcome of reporting a card lost or stolen.',
  types: () => [ReportCardLostSuccess, CardNotFound, CardNotOpen, CardNotMade, NotLoggedIn] as const,
});
export type ReportCardLostResult = typeof ReportCardLostResult;

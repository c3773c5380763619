import { defineEntity, p } from '@mikro-orm/core';
import { Account } from './account.entity.js';
import { CardProduct } from './card-product.entity.js';
import { Member } from './member.entity.js';

const CardSchema = defineEntity({
  name: 'Card',
  tableName: 'card',
  properties: {
    id: p.uuid().primary(),
    sourceId: p.string().nullable(),
    account: () => p.manyToOne(Account),
    member: () => p.manyToOne(Member),
    cardProduct: () => p.manyToOne(CardProduct),
    lastFour: p.string().nullable(),
    numberFingerprint: p.blob().nullable(),
    expiresOn: p.date().nullable(),
  },
});

/** A card on an account, and the member who carries it. */
export class Card extends CardSchema.class {}
CardSchema.setClass(Card);
export { CardSchema };

import { defineEntity, p } from '@mikro-orm/core';

const CardProductSchema = defineEntity({
  name: 'CardProduct',
  tableName: 'card_product',
  properties: {
    id: p.uuid().primary(),
    code: p.string().unique(),
    nameJa: p.string(),
    nameEn: p.string(),
    lockoutThreshold: p.integer(),
  },
});

/** What the issuer sells: the policies every card of the kind shares. */
export class CardProduct extends CardProductSchema.class {}
CardProductSchema.setClass(CardProduct);
export { CardProductSchema };

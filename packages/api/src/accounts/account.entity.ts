import { defineEntity, p } from '@mikro-orm/core';
import { CardProduct } from './card-product.entity.js';
import { Member } from './member.entity.js';

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'account',
  properties: {
    id: p.uuid().primary(),
    member: () => p.manyToOne(Member),
    cardProduct: () => p.manyToOne(CardProduct),
    currency: p.string(),
    timeZone: p.string(),
  },
});

/** One bill, one currency, one billing calendar; held by its basic member. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);
export { AccountSchema };

import { registerEnumType } from 'type-graphql';

export enum TransactionKind {
  PURCHASE = 'PURCHASE',
  CASH = 'CASH',
  FEE = 'FEE',
  REFUND = 'REFUND',
  PAYMENT = 'PAYMENT',
}

registerEnumType(TransactionKind, {
  name: 'TransactionKind',
  description: 'What a transaction is. The first three raise what the member owes, the last two lower it.',
  valuesConfig: {
    PURCHASE: { description: 'Goods or services bought.' },
    CASH: { description: 'Cash drawn with the card.' },
    FEE: { description: 'A fee or interest charged by the issuer.' },
    REFUND: { description: 'Money a merchant gave back.' },
    PAYMENT: { description: 'Money the member paid towards the account.' },
  },
});

import { registerEnumType } from 'type-graphql';

export enum TransactionKind {
  PURCHASE = 'PURCHASE',
  CASH = 'CASH',
  FEE = 'FEE',
  REFUND = 'REFUND',
  PAYMENT = 'PAYMENT',
  CREDIT = 'CREDIT',
}

registerEnumType(TransactionKind, {
  name: 'TransactionKind',
  description: 'What a transaction is. The first three raise what the member owes, the others lower it.',
  valuesConfig: {
    PURCHASE: { description: 'Goods or services bought.' },
    CASH: { description: 'Cash drawn with the card.' },
    FEE: { description: 'A fee or interest charged by the issuer.' },
    REFUND: { description: 'Money a merchant gave back.' },
    PAYMENT: { description: 'Money the member paid towards the account.' },
    CREDIT: { description: 'Money in the member’s favour of which the source does not say whether it is a payment or a refund.' },
  },
});

import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../scalars/money.type.js';
import { LocalDate } from '../scalars/scalars.js';
import { Statement } from './statement.type.js';

export enum BillLineKind {
  USE = 'USE',
  REFUND = 'REFUND',
  PAYMENT = 'PAYMENT',
  FEE = 'FEE',
  CREDIT = 'CREDIT',
  PREVIOUS_BALANCE = 'PREVIOUS_BALANCE',
  INSTALLMENT_PRINCIPAL = 'INSTALLMENT_PRINCIPAL',
  INSTALLMENT_FEE = 'INSTALLMENT_FEE',
}

registerEnumType(BillLineKind, {
  name: 'BillLineKind',
  description: 'What a line of a bill asks for, or takes off.',
  valuesConfig: {
    USE: { description: 'A purchase or cash.' },
    REFUND: { description: 'A refund.' },
    PAYMENT: { description: 'A payment, or its share for one bill.' },
    FEE: { description: 'A fee or interest.' },
    CREDIT: { description: 'A payment or a refund, of which the source does not say which.' },
    PREVIOUS_BALANCE: { description: 'What the bills before asked for.' },
    INSTALLMENT_PRINCIPAL: { description: 'An installment: its share of the price.' },
    INSTALLMENT_FEE: { description: 'An installment: its share of the fee.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A line of a bill (請求明細行): what a transaction did to which bill.' })
export class BillLine {
  @Field(() => BillLineKind, { description: 'What it asks for, or takes off.' })
  kind!: BillLineKind;

  @Field(() => Money, { description: 'Positive is added to the bill, negative taken off.' })
  amount!: Money;

  @Field(() => Statement, { nullable: true, description: 'The bill it stands on; null while it waits for one.' })
  statement!: Statement | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'While it waits for a bill, the earliest closing date that takes it, or a day before that; null once it stands on one.',
  })
  waitsFor!: string | null;

  @Field(() => Boolean, { description: 'Whether it was appended after the bill was closed, by a change of the way of paying.' })
  isAdjustment!: boolean;
}

import { registerEnumType } from 'type-graphql';

export enum StatementStatus {
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  PAID = 'PAID',
  CARRIED_OVER = 'CARRIED_OVER',
}

registerEnumType(StatementStatus, {
  name: 'StatementStatus',
  description: 'How far a statement is in its life.',
  valuesConfig: {
    OPEN: { description: 'Not confirmed (未確定): its uses are unbilled and it may still change.' },
    CLOSED: { description: 'Confirmed (確定): the lines are fixed and the amount is to be paid.' },
    PAID: {
      description:
        'Paid (支払済み): payments cover it, on the bill it was carried over to perhaps, or it asks for nothing. Told to the basic member only.',
    },
    CARRIED_OVER: {
      description:
        'Carried over (繰越): it was due and not covered; what was left is on the next bill, until payments cover it there. Told to the basic member only.',
    },
  },
});

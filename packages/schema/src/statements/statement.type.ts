import { Field, ObjectType } from 'type-graphql';
import { Account } from '../accounts/account.type.js';
import { Money } from '../scalars/money.type.js';
import { Node } from '../scalars/node.type.js';
import { LocalDate } from '../scalars/scalars.js';
import { CardSubtotal, StatementBreakdown } from './statement-breakdown.type.js';
import { StatementStatus } from './statement-status.enum.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'The uses of one period, and once it is closed, the bill for them (ご利用明細).',
})
export class Statement extends Node {
  @Field(() => Account, { description: 'The account it belongs to.' })
  account!: Account;

  @Field(() => String, {
    description:
      'Its short name within the account: the month of its closing date, or of the last day of its period, as `2026-10`; a second one in the same month is `2026-10-2`.',
  })
  label!: string;

  @Field(() => StatementStatus, { description: 'Whether it can still change, is to be paid, or is paid.' })
  status!: StatementStatus;

  @Field(() => LocalDate, { description: 'First day of its period.' })
  periodStart!: string;

  @Field(() => LocalDate, { description: 'Last day of its period, included.' })
  periodEnd!: string;

  @Field(() => LocalDate, { nullable: true, description: 'The closing date (締日); null where the source names none.' })
  closingDate!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The due date (支払日); null where there is none.' })
  dueDate!: string | null;

  @Field(() => Money, {
    nullable: true,
    description:
      'The sum of its lines, as it was sent. Once it is closed it never changes, whatever is changed or paid later: what is to be paid now is `amountDue`. Null for whoever may not see it, as the holder of a family card.',
  })
  total!: Money | null;

  @Field(() => Money, {
    nullable: true,
    description:
      'What was changed after it closed, such as a purchase turned into installments; zero as a rule. Null for whoever may not see the total.',
  })
  adjustment!: Money | null;

  @Field(() => StatementBreakdown, { nullable: true, description: 'How the total comes about; null for whoever may not see the total.' })
  breakdown!: StatementBreakdown | null;

  @Field(() => [CardSubtotal], { description: 'The uses by card, as far as the viewer may see them; the largest sum comes first.' })
  cards!: CardSubtotal[];

  @Field(() => Money, {
    nullable: true,
    description:
      'What is to be paid now: total and adjustment less payments, zero once it is paid or carried over; null while it is open, and for whoever may not see the total. It is the figure to show first of a bill that is `CLOSED`.',
  })
  amountDue!: Money | null;
}

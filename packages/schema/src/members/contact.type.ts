import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';

export enum StatementDelivery {
  PAPER = 'PAPER',
  ONLINE = 'ONLINE',
}

registerEnumType(StatementDelivery, {
  name: 'StatementDelivery',
  description: 'How the bills of an account are delivered (請求書の送付方法).',
  valuesConfig: {
    PAPER: { description: 'On paper by post, and online.' },
    ONLINE: { description: 'Online only.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A mail address or telephone number that waits to be confirmed.' })
export class PendingContact {
  @Field(() => String, { description: 'The address or number to be.' })
  value!: string;

  @Field(() => DateTime, { description: 'Until when the code that was sent to it counts.' })
  expiresAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A mail address or telephone number of a member.' })
export class Contact {
  @Field(() => String, {
    nullable: true,
    description: 'The address, or the number in international form: `+819012345678`; null where none is on file.',
  })
  value!: string | null;

  @Field(() => PendingContact, {
    nullable: true,
    description: 'What it is to become once it is confirmed; null where nothing is under way.',
  })
  pending!: PendingContact | null;
}

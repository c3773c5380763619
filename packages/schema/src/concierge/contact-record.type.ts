import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../scalars/scalars.js';

export enum ContactKind {
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
}

registerEnumType(ContactKind, {
  name: 'ContactKind',
  description: 'A way to reach a member.',
  valuesConfig: { EMAIL: { description: 'A mail address.' }, PHONE: { description: 'A telephone number.' } },
});

@ObjectType({
  simpleResolvers: true,
  description: 'A contact of a member as an operator sees it: enough to speak of it, not enough to use it.',
})
export class ContactRecord {
  @Field(() => ContactKind, { description: 'What it is.' })
  kind!: ContactKind;

  @Field(() => String, { description: 'The contact with most of it hidden, such as `h•••@example.jp`.' })
  masked!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it is unchanged; null where it came with the member and never changed.',
  })
  changedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether a code for re-enrolment may go there: it has not changed for 7 days.' })
  takesCodes!: boolean;
}

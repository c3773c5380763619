import { Field, ID, InputType, Int } from 'type-graphql';
import { StatementDelivery } from './contact.type.js';

const VERSION = 'The version of the details the change is made over; 0 where there are none yet.';

@InputType({ description: 'An address as the member typed it. Full width is understood.' })
export class UpdateAddressInput {
  @Field(() => String, { description: 'Seven digits, with or without a hyphen.' })
  postalCode!: string;

  @Field(() => String, { description: 'One of the 47 prefectures, such as 東京都.' })
  prefecture!: string;

  @Field(() => String, { description: 'City, ward or county with its town; 1–100 characters.' })
  city!: string;

  @Field(() => String, { description: 'Town or area; up to 100 characters.' })
  town!: string;

  @Field(() => String, { description: 'Block and house number; 1–100 characters.' })
  line!: string;

  @Field(() => String, { nullable: true, description: 'Building and room; up to 100 characters.' })
  building?: string | null;

  @Field(() => Int, { description: VERSION })
  version!: number;
}

@InputType({ description: 'An employment as the member typed it.' })
export class UpdateEmploymentInput {
  @Field(() => String, { description: '1–100 characters.' })
  employer!: string;

  @Field(() => String, { nullable: true, description: 'Up to 100 characters.' })
  department?: string | null;

  @Field(() => String, { nullable: true, description: 'A telephone number; one without a country code is Japanese.' })
  phone?: string | null;

  @Field(() => Int, { description: VERSION })
  version!: number;
}

@InputType({ description: 'How the bills of an account are to be delivered.' })
export class UpdateStatementDeliveryInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string;

  @Field(() => StatementDelivery, { description: 'On paper, or online only.' })
  delivery!: StatementDelivery;
}

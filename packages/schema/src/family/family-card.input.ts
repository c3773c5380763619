import { Field, ID, InputType } from 'type-graphql';
import { FamilyRelation } from './family-relation.enum.js';

@InputType({ description: 'An application for a family card, as the member typed it. Full and half width are understood.' })
export class ApplyForFamilyCardInput {
  @Field(() => String, {
    description:
      'Names the act, 8 to 100 characters without spaces: 128 random bits will do. Sending the same act with the same key again gives the same answer, for 30 days. Only what succeeded is kept.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The account the card charges to.' })
  accountId!: string;

  @Field(() => FamilyRelation, { description: 'What the relative is to the member.' })
  relation!: FamilyRelation;

  @Field(() => String, { description: 'The relative’s family name; 1–100 characters.' })
  familyName!: string;

  @Field(() => String, { description: 'The relative’s given name; 1–100 characters.' })
  givenName!: string;

  @Field(() => String, { description: 'The family name in kana; hiragana becomes katakana.' })
  familyNameKana!: string;

  @Field(() => String, { description: 'The given name in kana; hiragana becomes katakana.' })
  givenNameKana!: string;

  @Field(() => String, { description: 'The family name in Latin letters, as it will stand on the card, in capitals.' })
  familyNameLatin!: string;

  @Field(() => String, { description: 'The given name in Latin letters, as it will stand on the card, in capitals.' })
  givenNameLatin!: string;

  @Field(() => String, { description: 'When the relative was born: year, month, day, such as `1990-04-01`, `19900401` or `1990年4月1日`.' })
  birthDate!: string;

  @Field(() => String, { description: 'The relative’s own mail address: the code to register with goes there.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'The relative’s telephone number; one without a country code is Japanese.' })
  phone?: string | null;
}

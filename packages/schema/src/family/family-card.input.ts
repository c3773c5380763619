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

  @Field(() => String, { description: 'The relative’s family name; 1–100 characters. The only name of who has one name only.' })
  familyName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The relative’s given name; 1–100 characters. Who has one name only has none, in all three scripts.',
  })
  givenName?: string | null;

  @Field(() => String, { description: 'The family name in kana; hiragana becomes katakana.' })
  familyNameKana!: string;

  @Field(() => String, { nullable: true, description: 'The given name in kana; hiragana becomes katakana; left out with `givenName`.' })
  givenNameKana?: string | null;

  @Field(() => String, { description: 'The family name in Latin letters, as it will stand on the card, in capitals.' })
  familyNameLatin!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The given name in Latin letters, as it will stand on the card, in capitals; left out with `givenName`.',
  })
  givenNameLatin?: string | null;

  @Field(() => String, { description: 'When the relative was born: year, month, day, such as `1990-04-01`, `19900401` or `1990年4月1日`.' })
  birthDate!: string;

  @Field(() => String, { description: 'The relative’s own mail address: the code to register with goes there.' })
  email!: string;

  @Field(() => String, { nullable: true, description: 'The relative’s telephone number; one without a country code is Japanese.' })
  phone?: string | null;
}

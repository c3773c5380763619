import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A name in one script, in its two parts, or in one for who has no more.' })
export class PersonName {
  @Field(() => String, { description: 'Family name, such as 山田; the only name of who has one.' })
  family!: string;

  @Field(() => String, { nullable: true, description: 'Given name, such as 花子; null for who has one name only.' })
  given!: string | null;
}

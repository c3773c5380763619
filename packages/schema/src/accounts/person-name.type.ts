import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A name in one script, in its two parts.' })
export class PersonName {
  @Field(() => String, { description: 'Family name, such as 山田.' })
  family!: string;

  @Field(() => String, { description: 'Given name, such as 花子.' })
  given!: string;
}

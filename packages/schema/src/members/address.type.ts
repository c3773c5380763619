import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'What a postal code stands for.' })
export class PostalArea {
  @Field(() => String, { description: 'Seven digits, as `100-0001`.' })
  postalCode!: string;

  @Field(() => String, { description: 'Prefecture, such as 東京都.' })
  prefecture!: string;

  @Field(() => String, { description: 'City, ward or county with its town, such as 千代田区.' })
  city!: string;

  @Field(() => String, { description: 'Town or area, such as 千代田; empty where the code stands for a whole city.' })
  town!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Where a member lives (住所).' })
export class Address extends PostalArea {
  @Field(() => String, { description: 'Block and house number, such as 5-52-15.' })
  line!: string;

  @Field(() => String, { nullable: true, description: 'Building and room; null where there is none.' })
  building!: string | null;

  @Field(() => Int, { description: 'Grows with each change. A change names the version it is made over.' })
  version!: number;
}

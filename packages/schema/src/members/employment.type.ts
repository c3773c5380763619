import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'Where a member works (勤務先).' })
export class Employment {
  @Field(() => String, { description: 'Name of the employer; “self-employed” or the like for who has none.' })
  employer!: string;

  @Field(() => String, { nullable: true, description: 'Department; null where none is on file.' })
  department!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Telephone number there, in international form: `+81312345678`; null where none is on file.',
  })
  phone!: string | null;

  @Field(() => Int, { description: 'Grows with each change. A change names the version it is made over.' })
  version!: number;
}

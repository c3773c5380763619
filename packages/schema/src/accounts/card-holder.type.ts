import { Field, ID, ObjectType } from 'type-graphql';
import { MembershipRole } from './membership-role.enum.js';
import { PersonName } from './person-name.type.js';

@ObjectType({ simpleResolvers: true, description: 'Somebody who carries cards of an account.' })
export class CardHolder {
  @Field(() => ID, { description: 'The id of the member who carries them.' })
  id!: string;

  @Field(() => PersonName, { nullable: true, description: 'The name as the member writes it; null where the issuer has sent none.' })
  name!: PersonName | null;

  @Field(() => PersonName, { nullable: true, description: 'The same in Latin letters, as on the card; null where none is on file.' })
  nameLatin!: PersonName | null;

  @Field(() => MembershipRole, { description: 'What the holder is to the account.' })
  role!: MembershipRole;
}

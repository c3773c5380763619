import { Field, ObjectType } from 'type-graphql';
import { Node } from '../scalars/node.type.js';
import { Account } from './account.type.js';
import { Language } from './language.enum.js';
import { PersonName } from './person-name.type.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person who holds a card of the issuer and logs in with a user ID.',
})
export class Member extends Node {
  @Field(() => PersonName, {
    nullable: true,
    description: 'The name as the member writes it, in kanji where there are any; null where the issuer has sent none.',
  })
  name!: PersonName | null;

  @Field(() => PersonName, { nullable: true, description: 'The name in katakana; null where none is on file.' })
  nameKana!: PersonName | null;

  @Field(() => PersonName, {
    nullable: true,
    description: 'The name in Latin letters, as on the card; null where none is on file.',
  })
  nameLatin!: PersonName | null;

  @Field(() => Language, { description: 'The language the member chose for the service and its mail.' })
  language!: Language;

  @Field(() => [Account], { description: 'The accounts this member sees, oldest first.' })
  accounts!: Account[];
}

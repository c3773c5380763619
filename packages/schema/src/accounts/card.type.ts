import { Field, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Node } from '../scalars/node.type.js';
import { PersonName } from './person-name.type.js';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A card that charges to an account.' })
export class Card extends Node {
  @Field(() => String, {
    nullable: true,
    description: 'The last four digits of the card number, the only ones there are; null where the source did not name them.',
  })
  lastFour!: string | null;

  @Field(() => PersonName, { nullable: true, description: 'Who carries it; null where the source did not name them.' })
  holder!: PersonName | null;

  @Field(() => PersonName, { nullable: true, description: 'The same in Latin letters, as on the card; null where none is on file.' })
  holderLatin!: PersonName | null;
}

@ObjectType({ simpleResolvers: true, description: 'A card in its place in a list.' })
export class CardEdge extends edgeOf(Card) {}

@ObjectType({ simpleResolvers: true, description: 'A page of cards, oldest first.' })
export class CardConnection extends connectionOf(CardEdge) {}

import { ObjectType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'There is no such card that the viewer may do this with: another’s and one that was never there are the same.',
})
export class CardNotFound extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'Nothing can be done with the card any more: it is stopped, closed or expired.',
})
export class CardNotOpen extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The card is being made and has no number yet: there is nothing that could be lost. It can be frozen until it comes.',
})
export class CardNotMade extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The basic member froze the card, and only they open it again.',
})
export class FrozenByBasicMember extends Refusal {}

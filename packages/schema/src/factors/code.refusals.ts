import { ObjectType } from 'type-graphql';
import { Refusal } from '../refusals/refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The code is wrong, no longer valid, or was used before. After five in a row no code is checked for a while.',
})
export class WrongCode extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'There were five wrong codes in a row: no code is checked for 30 minutes, doubling to 24 hours, the right one included. After a hundred in a row time opens them no more; a passkey still works, and the concierge desk opens them.',
})
export class CodesLocked extends Refusal {}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'It is the last second factor, and the password has fewer than the 15 characters it needs alone. `changePassword` gives a longer one; then it can be removed.',
})
export class FactorNeeded extends Refusal {}

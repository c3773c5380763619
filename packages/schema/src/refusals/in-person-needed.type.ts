import { ObjectType } from 'type-graphql';
import { Refusal } from './refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'A token asked for what the member does in person alone, such as an installment plan of much money. No token ever does it: send the member to their own pages.',
})
export class InPersonNeeded extends Refusal {}

import { ObjectType } from 'type-graphql';
import { Refusal } from './refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'The act is a sensitive one, and the member proved who they are too long ago. Prove it again with one of the `stepUp…` mutations, then repeat the act.',
})
export class StepUpNeeded extends Refusal {}

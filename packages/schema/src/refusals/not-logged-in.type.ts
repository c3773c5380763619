import { ObjectType } from 'type-graphql';
import { Refusal } from './refusal.type.js';

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description: 'The act needs a member who is logged in, and nobody is, or the session has ended.',
})
export class NotLoggedIn extends Refusal {}

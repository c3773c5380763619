import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { PasswordRejected } from '../identity/password-rejected.type.js';
import { Refusal } from '../refusals/refusal.type.js';
import { DateTime } from '../scalars/scalars.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'If there is such a login, which the concierge desk has not locked, and a contact on file, a link is on its way there. The answer is the same whether there is or not. A newer link makes the earlier one worthless.',
})
export class RequestPasswordReissueSuccess {
  @Field(() => Int, { description: 'How long a link is taken, in minutes from when it was sent.' })
  validForMinutes!: number;
}

export const RequestPasswordReissueResult = createUnionType({
  name: 'RequestPasswordReissueResult',
  description: 'Every outcome of asking for a new password.',
  types: () => [RequestPasswordReissueSuccess] as const,
});
export type RequestPasswordReissueResult = typeof RequestPasswordReissueResult;

@ObjectType({
  simpleResolvers: true,
  description:
    'The password is replaced, every session and known device has ended, and a lock after wrong passwords is open. No session is opened: log in with the new password, and the second factor where there is one.',
})
export class ReissuePasswordSuccess {
  @Field(() => DateTime, { description: 'When it was replaced.' })
  reissuedAt!: Date;
}

@ObjectType({
  implements: Refusal,
  simpleResolvers: true,
  description:
    'The link does not count: it was used, replaced by a newer one or is too old, belongs to another user ID, or the concierge desk has locked the login. Ask for a new one, or call the desk.',
})
export class ReissueRefused extends Refusal {}

export const ReissuePasswordResult = createUnionType({
  name: 'ReissuePasswordResult',
  description: 'Every outcome of a reissue.',
  types: () => [ReissuePasswordSuccess, ReissueRefused, PasswordRejected] as const,
});
export type ReissuePasswordResult = typeof ReissuePasswordResult;

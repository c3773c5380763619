import { registerEnumType } from 'type-graphql';

export enum FamilyCardState {
  SUBMITTED = 'SUBMITTED',
  UNDER_REVIEW = 'UNDER_REVIEW',
  APPROVED = 'APPROVED',
  ISSUED = 'ISSUED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
  EXPIRED = 'EXPIRED',
}

registerEnumType(FamilyCardState, {
  name: 'FamilyCardState',
  description: 'How far an application for a family card has come.',
  valuesConfig: {
    SUBMITTED: { description: 'The member has sent it; nobody has looked at it yet.' },
    UNDER_REVIEW: { description: 'The issuer is looking at it.' },
    APPROVED: { description: 'The issuer has agreed, and the card is being made. It can be withdrawn no more.' },
    ISSUED: { description: 'The card is there. An end.' },
    DECLINED: { description: 'The issuer has declined it. An end.' },
    WITHDRAWN: { description: 'The member has taken it back before it was decided. An end.' },
    EXPIRED: { description: 'It was approved, and its card was not made in time. An end; the member can apply again.' },
  },
});

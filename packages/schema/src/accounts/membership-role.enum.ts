import { registerEnumType } from 'type-graphql';

export enum MembershipRole {
  BASIC = 'BASIC',
  SUPPLEMENTARY = 'SUPPLEMENTARY',
}

registerEnumType(MembershipRole, {
  name: 'MembershipRole',
  description: 'What a member is to an account.',
  valuesConfig: {
    BASIC: { description: 'The basic member (基本カード会員), who owes the bill and sees all of the account.' },
    SUPPLEMENTARY: { description: 'A supplementary member (家族カード会員), who sees the uses of their own card.' },
  },
});

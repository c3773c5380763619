import { registerEnumType } from 'type-graphql';

export enum IdentityQuestion {
  BIRTH_DATE = 'BIRTH_DATE',
  CARD = 'CARD',
  CONTACT = 'CONTACT',
  RECENT_USE = 'RECENT_USE',
}

registerEnumType(IdentityQuestion, {
  name: 'IdentityQuestion',
  description:
    'A question by which an operator finds out on the telephone whether it is the member who calls. The issuer chooses among them.',
  valuesConfig: {
    BIRTH_DATE: { description: 'The date of birth, year first.' },
    CARD: { description: 'The last four digits of one of their open cards, and its month and year of expiry.' },
    CONTACT: { description: 'The mail address or the telephone number on file, whole.' },
    RECENT_USE: { description: 'The exact amount of a use of their card within the last 30 days.' },
  },
});

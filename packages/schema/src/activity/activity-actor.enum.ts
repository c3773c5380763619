import { registerEnumType } from 'type-graphql';

export enum ActivityActor {
  MEMBER = 'MEMBER',
  BASIC_MEMBER = 'BASIC_MEMBER',
  CARD_HOLDER = 'CARD_HOLDER',
  CONCIERGE = 'CONCIERGE',
  APP = 'APP',
  SERVICE = 'SERVICE',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ActivityActor, {
  name: 'ActivityActor',
  description: 'Who did it. New values may be added.',
  valuesConfig: {
    MEMBER: { description: 'The member, logged in.' },
    BASIC_MEMBER: { description: 'The basic member of the account, with a card the member carries.' },
    CARD_HOLDER: { description: 'Whoever carries a family card of the account the member is the basic one of.' },
    CONCIERGE: { description: 'The concierge desk; which of its operators is the desk’s to know.' },
    APP: { description: 'An app the member has allowed to act.' },
    SERVICE: { description: 'The service by itself.' },
    UNKNOWN: { description: 'Somebody who proved nothing: the member, or a stranger.' },
  },
});

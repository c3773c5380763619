import { registerEnumType } from 'type-graphql';

export enum ActivityActor {
  MEMBER = 'MEMBER',
  CONCIERGE = 'CONCIERGE',
  APP = 'APP',
  SERVICE = 'SERVICE',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ActivityActor, {
  name: 'ActivityActor',
  description: 'Who did it.',
  valuesConfig: {
    MEMBER: { description: 'The member, logged in.' },
    CONCIERGE: { description: 'The concierge desk; which of its operators is the desk’s to know.' },
    APP: { description: 'An app the member has allowed to act.' },
    SERVICE: { description: 'The service by itself.' },
    UNKNOWN: { description: 'Somebody who proved nothing: the member, or a stranger.' },
  },
});

import { registerEnumType } from 'type-graphql';

export enum Language {
  JA = 'JA',
  EN = 'EN',
}

registerEnumType(Language, {
  name: 'Language',
  description: 'A language the service speaks.',
  valuesConfig: {
    JA: { description: 'Japanese.' },
    EN: { description: 'English.' },
  },
});

import { registerEnumType } from 'type-graphql';

export enum FamilyRelation {
  SPOUSE = 'SPOUSE',
  PARTNER = 'PARTNER',
  PARENT = 'PARENT',
  CHILD = 'CHILD',
}

registerEnumType(FamilyRelation, {
  name: 'FamilyRelation',
  description: 'What somebody is to the basic member (続柄). New relations may be added.',
  valuesConfig: {
    SPOUSE: { description: 'Husband or wife (配偶者).' },
    PARTNER: { description: 'A partner for life who is not married to the member (パートナー).' },
    PARENT: { description: 'Father or mother, of the member or of their spouse (父母).' },
    CHILD: { description: 'Son or daughter (子).' },
  },
});

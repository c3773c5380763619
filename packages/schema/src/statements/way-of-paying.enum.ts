import { registerEnumType } from 'type-graphql';

export enum WayOfPaying {
  LUMP_SUM = 'LUMP_SUM',
  INSTALLMENTS = 'INSTALLMENTS',
}

registerEnumType(WayOfPaying, {
  name: 'WayOfPaying',
  description: 'How a purchase is paid.',
  valuesConfig: {
    LUMP_SUM: { description: 'In one sum, on the bill of its period (一括払い).' },
    INSTALLMENTS: { description: 'In parts, on several bills (分割払い).' },
  },
});

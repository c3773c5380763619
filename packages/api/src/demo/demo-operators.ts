/** The operators of the demo: two, because some acts take two. Never seeded in production. */
export interface DemoOperator {
  userId: string;
  password: string;
  name: string;
  email: string;
}

export const DEMO_OPERATORS: readonly DemoOperator[] = [
  { userId: 'mori.desk', password: 'mori-at-the-desk', name: '森 涼子', email: 'mori@issuer.example' },
  { userId: 'kudo.desk', password: 'kudo-at-the-desk', name: '工藤 拓', email: 'kudo@issuer.example' },
];

import { DEMO_MEMBERS, type DemoPerson } from './demo-members.js';

/** A card of the demo whose holder has not enrolled yet. Its number is made up: no issuer's begins with 9392. */
export interface DemoUnenrolledCard extends DemoPerson {
  cardNumber: string;
  /** As printed on it: month, year. */
  expiry: string;
  productCode: 'STANDARD' | 'GOLD';
  /** Whose account it charges to; null for one of its own. */
  onAccountOf: string | null;
}

export const DEMO_UNENROLLED_CARDS: readonly DemoUnenrolledCard[] = [
  {
    cardNumber: '9392 3001 0107 5530',
    expiry: '08/39',
    birthDate: '1994-09-12',
    shows: 'a card to enrol; its code goes to misaki@example.jp',
    language: 'JA',
    name: { family: '高橋', given: '美咲' },
    nameKana: { family: 'タカハシ', given: 'ミサキ' },
    nameLatin: { family: 'TAKAHASHI', given: 'MISAKI' },
    email: 'misaki@example.jp',
    productCode: 'STANDARD',
    onAccountOf: null,
  },
  {
    cardNumber: '9392 3002 0103 6648',
    expiry: '05/38',
    birthDate: '1983-02-03',
    shows: 'a supplementary card on hanako’s account, to enrol; taro@example.jp',
    language: 'EN',
    name: { family: '山田', given: '太郎' },
    nameKana: { family: 'ヤマダ', given: 'タロウ' },
    nameLatin: { family: 'YAMADA', given: 'TARO' },
    email: 'taro@example.jp',
    productCode: 'GOLD',
    onAccountOf: 'hanako',
  },
  {
    cardNumber: '9392 3003 0101 8017',
    expiry: '02/37',
    birthDate: '1951-12-30',
    shows: 'no contact on file: only the concierge can help',
    language: 'JA',
    name: { family: '伊藤', given: '博' },
    nameKana: { family: 'イトウ', given: 'ヒロシ' },
    nameLatin: { family: 'ITO', given: 'HIROSHI' },
    email: null,
    productCode: 'STANDARD',
    onAccountOf: null,
  },
  {
    cardNumber: '9392 3004 0108 3374',
    expiry: '03/24',
    birthDate: '1970-06-21',
    shows: 'an expired card; the code goes to akira@example.jp',
    language: 'JA',
    name: { family: '渡辺', given: '明' },
    nameKana: { family: 'ワタナベ', given: 'アキラ' },
    nameLatin: { family: 'WATANABE', given: 'AKIRA' },
    email: 'akira@example.jp',
    productCode: 'STANDARD',
    onAccountOf: null,
  },
];

/** What is printed on the cards of the demo, for the banner. */
export function listDemoCardFacts(): { cardNumber: string; expiry: string; birthDate: string; shows: string }[] {
  const enrolled = DEMO_MEMBERS.flatMap(({ accounts: [first], birthDate, userId }) =>
    first === undefined ? [] : [{ cardNumber: first.cardNumber, expiry: first.expiry, birthDate, shows: `the card of ${userId}` }],
  );
  return [...DEMO_UNENROLLED_CARDS, ...enrolled];
}

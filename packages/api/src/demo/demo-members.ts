import { STANDARD_PRODUCT } from '../accounts/index.js';
/** Somebody who holds a card of the demo. Never seeded in production. */
export interface DemoPerson {
  /** What the banner says this login or card is for. */
  shows: string;
  language: 'JA' | 'EN';
  name: { family: string; given: string };
  nameKana: { family: string; given: string };
  nameLatin: { family: string; given: string };
  /** `YYYY-MM-DD` */
  birthDate: string;
  email: string | null;
}

/** The logins of the demo, one for each case a newcomer would try. */
export interface DemoMember extends DemoPerson {
  userId: string;
  password: string;
  accounts: readonly DemoAccount[];
  isLocked: boolean;
}

export interface DemoAccount {
  productCode: 'STANDARD' | 'GOLD' | 'DOLLAR';
  currency: 'JPY' | 'USD';
  /** Made up: no issuer's begins with 9392. */
  cardNumber: string;
  lastFour: string;
  /** As printed on it: month, year. */
  expiry: string;
  /** How many uses a day on average; 0 for an account nobody has used. */
  usesPerDay: number;
  /** Whether some of its purchases are paid in installments. */
  hasPlans?: boolean;
}

export const DEMO_MEMBERS: readonly DemoMember[] = [
  {
    userId: 'hanako',
    password: 'hanako-no-meisai',
    shows: 'a year of statements, a bill to pay, unbilled uses, two installment plans',
    language: 'JA',
    name: { family: '山田', given: '花子' },
    nameKana: { family: 'ヤマダ', given: 'ハナコ' },
    nameLatin: { family: 'YAMADA', given: 'HANAKO' },
    birthDate: '1985-04-01',
    email: 'hanako@example.jp',
    accounts: [
      {
        productCode: 'GOLD',
        currency: 'JPY',
        cardNumber: '9392 0004 0101 4821',
        lastFour: '4821',
        expiry: '11/39',
        usesPerDay: 1.6,
        hasPlans: true,
      },
    ],
    isLocked: false,
  },
  {
    userId: 'james',
    password: 'james-and-meisai',
    shows: 'two accounts, one in yen and one in US dollars; English',
    language: 'EN',
    name: { family: 'Miller', given: 'James' },
    nameKana: { family: 'ミラー', given: 'ジェームズ' },
    nameLatin: { family: 'MILLER', given: 'JAMES' },
    birthDate: '1979-11-23',
    email: 'james@example.jp',
    accounts: [
      { productCode: 'STANDARD', currency: 'JPY', cardNumber: '9392 1001 0103 7302', lastFour: '7302', expiry: '06/38', usesPerDay: 0.7 },
      { productCode: 'DOLLAR', currency: 'USD', cardNumber: '9392 1002 0102 9944', lastFour: '9944', expiry: '06/38', usesPerDay: 0.5 },
    ],
    isLocked: false,
  },
  {
    userId: 'aoi.sato',
    password: 'aoi-no-meisai-desu',
    shows: 'a new card that has not been used yet',
    language: 'JA',
    name: { family: '佐藤', given: '葵' },
    nameKana: { family: 'サトウ', given: 'アオイ' },
    nameLatin: { family: 'SATO', given: 'AOI' },
    birthDate: '1998-07-15',
    email: 'aoi.sato@example.jp',
    accounts: [
      { productCode: 'STANDARD', currency: 'JPY', cardNumber: '9392 2003 0109 1156', lastFour: '1156', expiry: '10/39', usesPerDay: 0 },
    ],
    isLocked: false,
  },
  {
    userId: 'kenji.locked',
    password: 'kenji-no-meisai',
    shows: 'a locked login: even this right password is refused',
    language: 'JA',
    name: { family: '鈴木', given: '健二' },
    nameKana: { family: 'スズキ', given: 'ケンジ' },
    nameLatin: { family: 'SUZUKI', given: 'KENJI' },
    birthDate: '1966-01-08',
    email: 'kenji.locked@example.jp',
    accounts: [
      { productCode: 'STANDARD', currency: 'JPY', cardNumber: '9392 2004 0100 2087', lastFour: '2087', expiry: '01/37', usesPerDay: 0.3 },
    ],
    isLocked: true,
  },
];

export const DEMO_PRODUCTS = [
  STANDARD_PRODUCT,
  { code: 'GOLD', nameJa: '明細ゴールドカード', nameEn: 'Meisai Gold Card', lockoutThreshold: 3 },
  { code: 'DOLLAR', nameJa: '明細ドルカード', nameEn: 'Meisai Dollar Card', lockoutThreshold: 3 },
] as const;

import { findCardNumberFault, readCardExpiry } from '@meisai/schema/rules';
import type { FieldReader } from './feed-fields.js';

export interface FeedProduct {
  record: 'product';
  code: string;
  nameJa: string;
  nameEn: string;
  /** null is the last of the month; undefined leaves what products have. */
  closingDay: number | 'MONTH_END' | null;
  dueMonthsLater: number | null;
  dueDay: number | 'MONTH_END' | null;
  lockoutThreshold: number | null;
  maxFamilyCards: number | null;
}

export interface FeedName {
  family: string;
  given: string | null;
}

export interface FeedMember {
  record: 'member';
  id: string;
  language: 'JA' | 'EN';
  birthDate: string | null;
  name: FeedName | null;
  nameKana: FeedName | null;
  nameLatin: FeedName | null;
}

export interface FeedContact {
  record: 'contact';
  member: string;
  kind: 'EMAIL' | 'PHONE';
  value: string;
}

export interface FeedAccount {
  record: 'account';
  id: string;
  member: string;
  product: string;
  currency: string;
  timeZone: string;
  /** The day the first bill's cycle holds; null is the day of the import. */
  billedFrom: string | null;
}

export interface FeedCard {
  record: 'card';
  id: string;
  account: string;
  /** Who carries it; null is the basic member. */
  member: string | null;
  /** The full number: it goes no further than its fingerprint. */
  number: string | null;
  lastFour: string | null;
  expiresOn: string | null;
  /** The card it takes the place of. */
  replaces: string | null;
  isClosed: boolean;
}

export function readProduct(fields: FieldReader): FeedProduct {
  const name = fields.need(
    'name',
    fields.inner('name', (inner) => ({ ja: inner.needText('ja'), en: inner.needText('en') })),
  );
  return {
    record: 'product',
    code: fields.needId('code'),
    nameJa: name?.ja ?? '',
    nameEn: name?.en ?? '',
    closingDay: readDayOfMonth(fields, 'closingDay'),
    dueMonthsLater: fields.whole('dueMonthsLater', 0, 2),
    dueDay: readDayOfMonth(fields, 'dueDay'),
    lockoutThreshold: fields.whole('lockoutThreshold', 1, 10),
    maxFamilyCards: fields.whole('maxFamilyCards', 0, 20),
  };
}

const MONTH_END = 31;

/** 1–28, or 31 for the last of the month whatever it is. */
function readDayOfMonth(fields: FieldReader, name: string): number | 'MONTH_END' | null {
  const day = fields.whole(name, 1, MONTH_END);
  if (day === MONTH_END) return 'MONTH_END';
  return day === null || day <= 28 ? day : fields.blame(name, 'must be 1 to 28, or 31 for the last day of the month');
}

export function readMember(fields: FieldReader): FeedMember {
  return {
    record: 'member',
    id: fields.needId('id'),
    language: fields.oneOf('language', ['ja', 'en']) === 'en' ? 'EN' : 'JA',
    birthDate: fields.day('birthDate'),
    name: readName(fields, 'name'),
    nameKana: readName(fields, 'nameKana'),
    nameLatin: readName(fields, 'nameLatin'),
  };
}

function readName(fields: FieldReader, name: string): FeedName | null {
  return fields.inner(name, (inner) => ({ family: inner.needText('family'), given: inner.text('given') }));
}

const ADDRESS = /^[^\s@<>,;:"\\]+@[^\s@<>,;:"\\]+\.[^\s@<>,;:"\\]+$/u;
const PHONE = /^\+?[0-9][0-9 ()-]{4,24}$/;

export function readContact(fields: FieldReader): FeedContact {
  const member = fields.needId('member');
  const [email, phone] = [fields.text('email'), fields.text('phone')];
  if ((email === null) === (phone === null)) fields.blame('email', 'or `phone`: one of them must be there');
  if (email !== null && !ADDRESS.test(email)) fields.blame('email', 'must be a mail address');
  if (phone !== null && !PHONE.test(phone)) fields.blame('phone', 'must be a telephone number');
  return { record: 'contact', member, kind: email === null ? 'PHONE' : 'EMAIL', value: email ?? phone ?? '' };
}

export function readAccount(fields: FieldReader): FeedAccount {
  return {
    record: 'account',
    id: fields.needId('id'),
    member: fields.needId('member'),
    product: fields.needId('product'),
    currency: fields.need('currency', fields.currency('currency')) ?? '',
    timeZone: readTimeZone(fields),
    billedFrom: readBilledFrom(fields),
  };
}

/** Each month from that day on is closed by itself: a year mistyped would make a thousand, or none in a lifetime. */
function readBilledFrom(fields: FieldReader): string | null {
  const day = fields.day('billedFrom');
  const isNear = day === null || (day >= '2000-01-01' && day <= '2099-12-31');
  return isNear ? day : fields.blame('billedFrom', 'must be a day from 2000 to 2099');
}

const ZONES = new Map<string, boolean>();

function readTimeZone(fields: FieldReader): string {
  const zone = fields.text('timeZone') ?? 'Asia/Tokyo';
  if (!ZONES.has(zone)) ZONES.set(zone, isTimeZone(zone));
  if (ZONES.get(zone) !== true) fields.blame('timeZone', 'must be a time zone such as Asia/Tokyo');
  return zone;
}

function isTimeZone(zone: string): boolean {
  try {
    // Offsets such as +09:00 are none: they know no summer time.
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

export function readCard(fields: FieldReader): FeedCard {
  const number = fields.secret('number');
  const lastFour = fields.text('lastFour');
  const printed = fields.text('expires');
  const expiresOn = printed === null ? null : readCardExpiry(printed);
  // The number is never told: it may be a real one with one digit mistyped.
  if (number !== null && findCardNumberFault(number) !== null) fields.blame('number', 'must be 12 to 19 digits whose check digit fits');
  if (number !== null && lastFour !== null) fields.blame('lastFour', 'goes without `number`, which tells it');
  if (lastFour !== null && !/^\d{4}$/.test(lastFour)) fields.blame('lastFour', 'must be four digits');
  if (printed !== null && expiresOn === null) fields.blame('expires', 'must be month and year as printed, such as 08/29');
  return {
    record: 'card',
    id: fields.needId('id'),
    account: fields.needId('account'),
    member: fields.id('member'),
    number,
    lastFour,
    expiresOn,
    replaces: fields.id('replaces'),
    isClosed: fields.flag('closed'),
  };
}

import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager, type SpokenLanguage } from '../platform/index.js';
import { Account } from './account.entity.js';
import { CardProduct } from './card-product.entity.js';
import { Card } from './card.entity.js';
import { Member } from './member.entity.js';

export interface NewMember {
  /** The issuer's id, as its feed is kept under; none where no feed tells of them. */
  sourceId?: string | null;
  language: SpokenLanguage;
  name?: NewName;
  nameKana?: NewName;
  nameLatin?: NewName;
  /** Where notices go. */
  email?: string | null;
  /** In international form (E.164). */
  phone?: string | null;
  /** `YYYY-MM-DD`; a member without one cannot prove a card. */
  birthDate?: string;
}

export interface NewName {
  family: string;
  /** None for who has one name only. */
  given: string | null;
}

export interface NewCardProduct {
  /** Known by it for ever; a product of a known code is left as it is. */
  code: string;
  nameJa: string;
  nameEn: string;
  lockoutThreshold: number;
}

export interface NewAccount extends NewCard {
  memberId: string;
  productCode: string;
  /** ISO 4217. */
  currency: string;
  /** IANA, such as `Asia/Tokyo`. */
  timeZone: string;
}

export interface NewCard {
  /** The issuer's id, as its feed is kept under; none where no feed tells of it. */
  sourceId?: string | null;
  /** Last four digits of the card's number; null where the source does not say. */
  lastFour: string | null;
  /** {@link keepCardNumber} */
  numberFingerprint?: Buffer;
  /** The last day of the month printed on it, `YYYY-MM-DD`. */
  expiresOn?: string;
}

/** Keeps a new member. @returns the member's id. */
export async function addMember(em: EntityManager, member: NewMember): Promise<string> {
  const id = uuidv7();
  em.create(Member, {
    id,
    sourceId: member.sourceId ?? null,
    language: member.language,
    familyName: member.name?.family ?? null,
    givenName: member.name?.given ?? null,
    familyNameKana: member.nameKana?.family ?? null,
    givenNameKana: member.nameKana?.given ?? null,
    familyNameLatin: member.nameLatin?.family ?? null,
    givenNameLatin: member.nameLatin?.given ?? null,
    birthDate: member.birthDate ?? null,
  });
  await em.flush();
  if (member.email != null) await addContact(em, id, 'EMAIL', member.email);
  if (member.phone != null) await addContact(em, id, 'PHONE', member.phone);
  return id;
}

/** A contact that came with the member has never changed: codes may go to it from the first day on. */
async function addContact(em: EntityManager, memberId: string, kind: 'EMAIL' | 'PHONE', value: string): Promise<void> {
  await query(em, `insert into contact (id, member_id, kind, value, changed_at) values ($1, $2, $3, $4, '-infinity')`, [
    uuidv7(),
    memberId,
    kind,
    value,
  ]);
}

/** Keeps a card product, unless there is one of its code. */
export async function ensureCardProduct(em: EntityManager, product: NewCardProduct): Promise<void> {
  await em.upsert(CardProduct, { id: uuidv7(), ...product }, { onConflictFields: ['code'], onConflictAction: 'ignore' });
}

/** Opens an account of a member with its first card. */
export async function openAccount(em: EntityManager, account: NewAccount): Promise<{ accountId: string; cardId: string }> {
  const cardProduct = await em.findOneOrFail(CardProduct, { code: account.productCode });
  const member = em.getReference(Member, account.memberId);
  const opened = em.create(Account, {
    id: uuidv7(),
    member,
    cardProduct,
    currency: account.currency,
    timeZone: account.timeZone,
  });
  const card = em.create(Card, { id: uuidv7(), account: opened, member, cardProduct, ...columnsOf(account) });
  await em.flush();
  return { accountId: opened.id, cardId: card.id };
}

/** Issues one more card on an account, to its basic member or to a supplementary one. @returns its id. */
export async function issueCard(em: EntityManager, { accountId, memberId, ...card }: NewCard & { accountId: string; memberId: string }) {
  const account = await em.findOneOrFail(Account, { id: accountId });
  const member = em.getReference(Member, memberId);
  const issued = em.create(Card, { id: uuidv7(), account, member, cardProduct: account.cardProduct, ...columnsOf(card) });
  await em.flush();
  return issued.id;
}

function columnsOf({ sourceId, lastFour, numberFingerprint, expiresOn }: NewCard) {
  return { sourceId: sourceId ?? null, lastFour, numberFingerprint: numberFingerprint ?? null, expiresOn: expiresOn ?? null };
}

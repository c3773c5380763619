import { v7 as uuidv7 } from 'uuid';
import { query, type EntityManager, type SpokenLanguage } from '../platform/index.js';
import { Account } from './account.entity.js';
import { CardProduct } from './card-product.entity.js';
import { Card } from './card.entity.js';
import { Member } from './member.entity.js';

export interface NewMember {
  language: SpokenLanguage;
  name?: NewName;
  nameKana?: NewName;
  nameLatin?: NewName;
  /** Where notices go. */
  email?: string;
}

export interface NewName {
  family: string;
  given: string;
}

export interface NewCardProduct {
  /** Known by it for ever; a product of a known code is left as it is. */
  code: string;
  nameJa: string;
  nameEn: string;
  lockoutThreshold: number;
}

export interface NewAccount {
  memberId: string;
  productCode: string;
  /** ISO 4217. */
  currency: string;
  /** IANA, such as `Asia/Tokyo`. */
  timeZone: string;
  /** Last four digits of the card's number; null where the source does not say. */
  lastFour: string | null;
}

/** Keeps a new member. @returns the member's id. */
export async function addMember(em: EntityManager, member: NewMember): Promise<string> {
  const id = uuidv7();
  em.create(Member, {
    id,
    language: member.language,
    familyName: member.name?.family ?? null,
    givenName: member.name?.given ?? null,
    familyNameKana: member.nameKana?.family ?? null,
    givenNameKana: member.nameKana?.given ?? null,
    familyNameLatin: member.nameLatin?.family ?? null,
    givenNameLatin: member.nameLatin?.given ?? null,
  });
  await em.flush();
  if (member.email !== undefined) await addEmail(em, id, member.email);
  return id;
}

async function addEmail(em: EntityManager, memberId: string, email: string): Promise<void> {
  await query(em, `insert into contact (id, member_id, kind, value) values ($1, $2, 'EMAIL', $3)`, [uuidv7(), memberId, email]);
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
  const card = em.create(Card, { id: uuidv7(), account: opened, member, cardProduct, lastFour: account.lastFour });
  await em.flush();
  return { accountId: opened.id, cardId: card.id };
}

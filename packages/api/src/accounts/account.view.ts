import { Account, Card, CardHolder, Language, Member, MembershipRole, PersonName } from '@meisai/schema';
import { globalId, type SpokenLanguage } from '../platform/index.js';
import type { AccountRow, CardRow, HolderRow, MemberRow } from './account.queries.js';

/** A member of whom only the id is asked. */
export function viewMemberId(id: string): Pick<Member, 'id'> {
  return Object.assign(new Member(), { id: globalId('Member', id) });
}

/** A member as the API shows them. */
export function viewMember(row: MemberRow): Omit<Member, 'accounts'> {
  return Object.assign(new Member(), {
    id: globalId('Member', row.id),
    name: viewName(row.familyName, row.givenName),
    nameKana: viewName(row.familyNameKana, row.givenNameKana),
    nameLatin: viewName(row.familyNameLatin, row.givenNameLatin),
    language: Language[row.language],
  });
}

/** A name as the API shows it; null where there is none. */
export function viewName(family: string | null, given: string | null): PersonName | null {
  const [first, second = null] = [family, given].filter((part) => part !== null);
  return first === undefined ? null : Object.assign(new PersonName(), { family: first, given: second });
}

/** An account as the API shows it, named in the language of the request. */
export function viewAccount(row: AccountRow, language: SpokenLanguage): Omit<Account, 'holders'> {
  return Object.assign(new Account(), {
    id: globalId('Account', row.id),
    name: language === 'JA' ? row.nameJa : row.nameEn,
    currency: row.currency,
    timeZone: row.timeZone,
    role: row.isBasic ? MembershipRole.BASIC : MembershipRole.SUPPLEMENTARY,
  });
}

export type CardView = Omit<Card, 'holder' | 'holderLatin'>;

/** A card as the API shows it; its holder is resolved when asked for. */
export function viewCard(row: CardRow): CardView {
  return Object.assign(new Card(), { id: globalId('Card', row.id), lastFour: row.lastFour });
}

/** Who carries cards, as the API shows them. */
export function viewHolder({ id, familyName, givenName, familyNameLatin, givenNameLatin, isBasic }: HolderRow): CardHolder {
  return Object.assign(new CardHolder(), {
    id: globalId('Member', id),
    name: viewName(familyName, givenName),
    nameLatin: viewName(familyNameLatin, givenNameLatin),
    role: isBasic ? MembershipRole.BASIC : MembershipRole.SUPPLEMENTARY,
  });
}

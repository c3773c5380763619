import { addMember, findCardFacts, isKnownToIssuer, issueCard, keepCardNumber, mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import type { EntityManager, Keys } from '../platform/index.js';
import { lockCase } from './family-card-case.queries.js';
import { moveApplication, type ApplicationKey } from './family-application.store.js';
import { familyCardIssuedMail, familyCardMail } from './family.mails.js';

/** What stands on the card that was made. */
export interface MadeCard {
  /** Of a form the shared rules accept. */
  number: string;
  /** The last day of the month printed on it, `YYYY-MM-DD`. */
  expiresOn: string;
  /** By which ids the issuer's feed tells of the card and of who carries it, as they are kept; none where no feed does. */
  cardSourceId?: string | null;
  memberSourceId?: string | null;
}

export type IssueOutcome =
  | { kind: 'ISSUED'; cardId: string; memberId: string }
  | { kind: 'FAMILY_CARD_APPLICATION_NOT_FOUND' | 'FAMILY_CARD_APPLICATION_DECIDED' | 'ACCOUNT_NOT_OPEN' }
  | { kind: 'CARD_NUMBER_TAKEN' | 'CARD_ID_TAKEN' | 'MEMBER_ID_TAKEN' | 'CARD_EXPIRED' };

/**
 * Issues the card of an approved application: the relative becomes a supplementary member of the account with this card, and their
 * contacts as applied for count as settled, so that they can register. In the caller's transaction.
 */
export async function issueFamilyCard(
  tx: EntityManager,
  { keys, publicOrigin }: { keys: Keys; publicOrigin: string },
  key: ApplicationKey,
  { number, expiresOn, cardSourceId = null, memberSourceId = null }: MadeCard,
): Promise<IssueOutcome> {
  const found = await lockCase(tx, key);
  if (found === null) return { kind: 'FAMILY_CARD_APPLICATION_NOT_FOUND' };
  if (found.state !== 'APPROVED') return { kind: 'FAMILY_CARD_APPLICATION_DECIDED' };
  if (!found.isAccountOpen) return { kind: 'ACCOUNT_NOT_OPEN' };
  // Its holder could never register with it.
  if (expiresOn < found.today) return { kind: 'CARD_EXPIRED' };
  if (cardSourceId !== null && (await isKnownToIssuer(tx, 'card', cardSourceId))) return { kind: 'CARD_ID_TAKEN' };
  if (memberSourceId !== null && (await isKnownToIssuer(tx, 'member', memberSourceId))) return { kind: 'MEMBER_ID_TAKEN' };
  const kept = keepCardNumber(keys, number);
  if ((await findCardFacts(tx, kept.numberFingerprint)) !== null) return { kind: 'CARD_NUMBER_TAKEN' };
  const memberId = await addMember(tx, {
    sourceId: memberSourceId,
    language: found.language,
    name: { family: found.familyName, given: found.givenName },
    nameKana: { family: found.familyNameKana, given: found.givenNameKana },
    nameLatin: { family: found.familyNameLatin, given: found.givenNameLatin },
    birthDate: found.birthDate,
    email: found.email,
    phone: found.phone,
  });
  const cardId = await issueCard(tx, { accountId: key.accountId, memberId, sourceId: cardSourceId, ...kept, expiresOn });
  if (!(await moveApplication(tx, key, 'ISSUED', { actor: 'SERVICE' }, cardId))) throw new Error('A locked application has gone on.');
  await recordActivity(tx, { kind: 'FAMILY_CARD_ISSUED', memberId: found.memberId, actor: 'SERVICE', source: null });
  await mailMember(tx, found.memberId, familyCardMail('ISSUED', publicOrigin));
  await mailMember(tx, memberId, familyCardIssuedMail(publicOrigin));
  return { kind: 'ISSUED', cardId, memberId };
}

import { addMember, findCardFacts, issueCard, keepCardNumber, mailMember } from '../accounts/index.js';
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
}

export type IssueOutcome =
  | { kind: 'ISSUED'; cardId: string; memberId: string }
  | { kind: 'FAMILY_CARD_APPLICATION_NOT_FOUND' | 'FAMILY_CARD_APPLICATION_DECIDED' | 'ACCOUNT_NOT_OPEN' | 'CARD_NUMBER_TAKEN' };

/**
 * Issues the card of an approved application: the relative becomes a supplementary member of the account with this card, and their
 * contacts as applied for count as settled, so that they can register. In the caller's transaction.
 */
export async function issueFamilyCard(
  tx: EntityManager,
  { keys, publicOrigin }: { keys: Keys; publicOrigin: string },
  key: ApplicationKey,
  { number, expiresOn }: MadeCard,
): Promise<IssueOutcome> {
  const found = await lockCase(tx, key);
  if (found === null) return { kind: 'FAMILY_CARD_APPLICATION_NOT_FOUND' };
  if (found.state !== 'APPROVED') return { kind: 'FAMILY_CARD_APPLICATION_DECIDED' };
  if (!found.isAccountOpen) return { kind: 'ACCOUNT_NOT_OPEN' };
  const kept = keepCardNumber(keys, number);
  if ((await findCardFacts(tx, kept.numberFingerprint)) !== null) return { kind: 'CARD_NUMBER_TAKEN' };
  const memberId = await addMember(tx, {
    language: found.language,
    name: { family: found.familyName, given: found.givenName },
    nameKana: { family: found.familyNameKana, given: found.givenNameKana },
    nameLatin: { family: found.familyNameLatin, given: found.givenNameLatin },
    birthDate: found.birthDate,
    email: found.email,
    phone: found.phone,
  });
  const cardId = await issueCard(tx, { accountId: key.accountId, memberId, ...kept, expiresOn });
  if (!(await moveApplication(tx, key, 'ISSUED', { actor: 'SERVICE' }, cardId))) throw new Error('A locked application has gone on.');
  await recordActivity(tx, { kind: 'FAMILY_CARD_ISSUED', memberId: found.memberId, actor: 'SERVICE', source: null });
  await mailMember(tx, found.memberId, familyCardMail('ISSUED', publicOrigin));
  await mailMember(tx, memberId, familyCardIssuedMail(publicOrigin));
  return { kind: 'ISSUED', cardId, memberId };
}

import { findMailContact, mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { readMailAddress, readPhoneNumber } from '../members/index.js';
import {
  checkIdempotencyKey,
  doOnce,
  retryTransaction,
  TooManyRequests,
  type EntityManager,
  type RequestContext,
  type Viewer,
} from '../platform/index.js';
import { readRelative, type FamilyRelationName, type RelativeFaults, type TypedRelative } from './family-application.rules.js';
import {
  addApplication,
  countFamilyCards,
  countRecentApplications,
  isInFamily,
  lockOwnAccount,
  type ApplicationKey,
} from './family-application.store.js';
import { familyCardMail } from './family.mails.js';
import { FAMILY_POLICY } from './family-policy.js';

export interface TypedApplication extends TypedRelative {
  idempotencyKey: string;
  relation: FamilyRelationName;
}

type Refused =
  | { kind: 'BASIC_MEMBER_ONLY' | 'ACCOUNT_NOT_OPEN' | 'FAMILY_CARD_ALREADY_APPLIED_FOR' }
  | { kind: 'FAMILY_CARDS_USED_UP'; maximum: number }
  | { kind: 'REJECTED'; faults: RelativeFaults };
export type ApplyOutcome = { kind: 'APPLIED'; application: ApplicationKey } | Refused | { kind: 'IDEMPOTENCY_KEY_REUSED' };

/**
 * Applies for a card that a relative carries, once for a key.
 * @throws {InputError} for a key without the form of one.
 * @throws {TooManyRequests} after many applications of the account within a day.
 */
export async function applyForFamilyCard(
  context: RequestContext,
  { memberId }: Viewer,
  accountId: string,
  typed: TypedApplication,
): Promise<ApplyOutcome> {
  const { idempotencyKey: key, ...said } = typed;
  checkIdempotencyKey(key);
  return retryTransaction(context.em, async (tx): Promise<ApplyOutcome> => {
    // Keyed, for it is kept for a month and says who the relative is.
    const payload = context.services.keys
      .hmac('application', JSON.stringify([accountId, Object.entries(said).toSorted()]))
      .toString('base64');
    const act = { memberId, operation: 'applyForFamilyCard', key, payload };
    const outcome = await doOnce<ApplicationKey, Refused>(tx, act, () => apply(context, tx, { memberId, accountId }, said));
    if ('kept' in outcome) return { kind: 'APPLIED', application: outcome.kept };
    return outcome.refused === 'KEY_REUSED' ? { kind: 'IDEMPOTENCY_KEY_REUSED' } : outcome.refused;
  });
}

async function apply(
  { source, services }: RequestContext,
  tx: EntityManager,
  { memberId, accountId }: { memberId: string; accountId: string },
  typed: Omit<TypedApplication, 'idempotencyKey'>,
): Promise<{ kept: ApplicationKey } | { refused: Refused }> {
  const account = await lockOwnAccount(tx, memberId, accountId);
  if (account === null) return { refused: { kind: 'BASIC_MEMBER_ONLY' } };
  if (!account.isOpen) return { refused: { kind: 'ACCOUNT_NOT_OPEN' } };
  const { today, maximum } = account;
  const ownEmail = (await findMailContact(tx, memberId))?.to ?? null;
  const read = readRelative(typed, { readPhone: readPhoneNumber, readEmail: readMailAddress, today, ownEmail });
  if ('faults' in read) return { refused: { kind: 'REJECTED', faults: read.faults } };
  if (await isInFamily(tx, accountId, read.kept)) return { refused: { kind: 'FAMILY_CARD_ALREADY_APPLIED_FOR' } };
  const { inUse, underWay } = await countFamilyCards(tx, accountId);
  if (inUse + underWay >= maximum) return { refused: { kind: 'FAMILY_CARDS_USED_UP', maximum } };
  if ((await countRecentApplications(tx, accountId, FAMILY_POLICY.windowMs)) >= FAMILY_POLICY.applications) {
    throw new TooManyRequests(FAMILY_POLICY.windowMs / 1000);
  }
  const id = await addApplication(tx, accountId, typed.relation, read.kept);
  await recordActivity(tx, { kind: 'FAMILY_CARD_APPLIED_FOR', memberId, actor: 'MEMBER', source });
  await mailMember(tx, memberId, familyCardMail('SUBMITTED', services.config.publicOrigin));
  return { kept: { accountId, id } };
}

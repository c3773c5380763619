import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { findControlledCard, isCardOver, type ControlledCard } from '../members/index.js';
import { InputError, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import { findLimit, keepLimit } from './family-card-limit.store.js';
import { familyLimitMail } from './family.mails.js';

export interface GivenLimit {
  amount: { minorUnits: number; currency: string } | null;
  version: number;
}

export type LimitOutcome =
  | { kind: 'SET'; card: ControlledCard }
  | { kind: 'CARD_NOT_FOUND' | 'CARD_NOT_OPEN' | 'BASIC_MEMBER_ONLY' | 'DETAILS_CHANGED' };

/** More than any card's limit. */
const MOST_MINOR = 999_999_999;

/**
 * Sets how much the holder of a family card may use in a month, or lifts it.
 * @throws {InputError} for what is no amount of the account, and for the basic member's own card.
 */
export async function setFamilyCardLimit(
  { em, source, services }: RequestContext,
  { memberId }: Viewer,
  cardId: string,
  { amount, version }: GivenLimit,
): Promise<LimitOutcome> {
  return em.transactional(async (transaction): Promise<LimitOutcome> => {
    const tx = transaction as EntityManager;
    const card = await findControlledCard(tx, memberId, cardId);
    if (card === null) return { kind: 'CARD_NOT_FOUND' };
    if (!card.isBasic) return { kind: 'BASIC_MEMBER_ONLY' };
    if (card.isHolder) throw new InputError('`cardId` is the basic member’s own card: only family cards have a limit.');
    if (isCardOver(card)) return { kind: 'CARD_NOT_OPEN' };
    const holder = { accountId: card.accountId, memberId: card.holderId };
    const now = await findLimit(tx, holder);
    const amountMinor = amount === null ? null : readAmount(amount, now?.currency ?? '');
    // Sent again by whoever got no answer, it is done: there is nothing to change, and nothing to tell.
    if (now?.amountMinor === (amountMinor === null ? null : String(amountMinor))) return { kind: 'SET', card };
    if (!(await keepLimit(tx, holder, amountMinor, version))) return { kind: 'DETAILS_CHANGED' };
    await recordActivity(tx, { kind: 'FAMILY_CARD_LIMIT_SET', memberId, actor: 'MEMBER', source });
    await recordActivity(tx, { kind: 'FAMILY_CARD_LIMIT_SET', memberId: card.holderId, actor: 'BASIC_MEMBER', source: null });
    for (const told of [memberId, card.holderId]) await mailMember(tx, told, familyLimitMail(card.lastFour, services.config.publicOrigin));
    return { kind: 'SET', card };
  });
}

function readAmount({ minorUnits, currency }: NonNullable<GivenLimit['amount']>, own: string): bigint {
  if (currency !== own) throw new InputError(`\`amount.currency\` must be ${own}, the account’s; it is ${currency}.`);
  if (minorUnits < 0 || minorUnits > MOST_MINOR) throw new InputError(`\`amount.minorUnits\` must be from 0 to ${MOST_MINOR}.`);
  return BigInt(minorUnits);
}

import { findPinFault, type PinFault } from '@meisai/schema/rules';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { countFailures, isLocked, openByTime, timeToOpenMs } from '../lockout/failure-run.js';
import type { EntityManager, RequestContext, Viewer } from '../platform/index.js';
import { findOwnCard, findPinOwner, isCardOver, lockCard, type ControlledCard } from './card-control.queries.js';
import { clearPinCount, findPin, keepPin, lockPinCount, savePinCount, type StoredPin } from './card-pin.store.js';
import { detailsChangedMail } from './member.messages.js';
import { PIN_POLICY } from './member-policy.js';
import { isPin, sealPin } from './pin-keys.js';

export type PinOutcome =
  | { kind: 'CHANGED' }
  | { kind: 'CARD_NOT_FOUND' | 'CARD_NOT_OPEN' | 'WRONG_PIN' }
  /** With how long it lasts; null where the concierge desk alone opens it. */
  | { kind: 'PIN_LOCKED'; opensInMs: number | null }
  | { kind: 'PIN_REJECTED'; fault: PinFault | 'UNCHANGED' };

/** Sets the PIN of a card its member carries, or changes it by the one there is; wrong ones are counted for the card. */
export async function changePin(
  context: RequestContext,
  { memberId }: Viewer,
  { cardId, currentPin, newPin }: { cardId: string; currentPin: string | null; newPin: string },
): Promise<PinOutcome> {
  const { em, services } = context;
  return em.transactional(async (transaction): Promise<PinOutcome> => {
    const tx = transaction as EntityManager;
    // A card that is over has no PIN: whoever stops it meanwhile waits, and so does this.
    await lockCard(tx, memberId, cardId);
    const card = await findOwnCard(tx, memberId, cardId);
    if (card === null) return { kind: 'CARD_NOT_FOUND' };
    if (isCardOver(card)) return { kind: 'CARD_NOT_OPEN' };
    const run = openByTime(await lockPinCount(tx, cardId), PIN_POLICY);
    if (isLocked(run, PIN_POLICY)) return { kind: 'PIN_LOCKED', opensInMs: timeToOpenMs(run, PIN_POLICY) };
    const stored = await findPin(tx, cardId);
    if (stored !== null && !isPin(services.pinKeys, stored, currentPin ?? '')) {
      return countWrongPin(tx, context, { memberId, card, run, isGuess: currentPin !== null });
    }
    const fault = findPinFault(newPin, await findPinOwner(tx, memberId)) ?? findRepetition(context, stored, newPin);
    if (fault !== null) return { kind: 'PIN_REJECTED', fault };
    await keepPin(tx, sealPin(services.pinKeys, cardId, newPin));
    await clearPinCount(tx, cardId);
    await recordActivity(tx, { kind: 'PIN_CHANGED', memberId, actor: 'MEMBER', source: context.source });
    await mailMember(tx, memberId, detailsChangedMail('PIN_CHANGED', services.config.publicOrigin, card));
    return { kind: 'CHANGED' };
  });
}

function findRepetition({ services }: RequestContext, stored: StoredPin | null, newPin: string): 'UNCHANGED' | null {
  return stored !== null && isPin(services.pinKeys, stored, newPin) ? 'UNCHANGED' : null;
}

async function countWrongPin(
  tx: EntityManager,
  { services, source }: RequestContext,
  { memberId, card, run, isGuess }: { memberId: string; card: ControlledCard; run: Parameters<typeof countFailures>[0]; isGuess: boolean },
): Promise<PinOutcome> {
  // Who leaves it out guesses nothing.
  if (!isGuess) return { kind: 'WRONG_PIN' };
  const wrong = countFailures(run, 1, PIN_POLICY);
  await savePinCount(tx, card.id, wrong.run);
  await recordActivity(tx, { kind: 'WRONG_PIN', memberId, actor: 'UNKNOWN', source });
  if (!wrong.locksNow) return { kind: 'WRONG_PIN' };
  await recordActivity(tx, { kind: 'PIN_LOCKED', memberId, actor: 'SERVICE', source: null });
  await mailMember(tx, memberId, detailsChangedMail('PIN_LOCKED', services.config.publicOrigin, card));
  return { kind: 'PIN_LOCKED', opensInMs: timeToOpenMs({ ...wrong.run, sinceLastFailureMs: 0 }, PIN_POLICY) };
}

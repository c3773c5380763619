import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { deletePin } from './card-pin.store.js';
import { detailsChangedMail } from './member.messages.js';

export type ForgottenPin = 'FORGOTTEN' | 'NO_SUCH_CARD' | 'SEVERAL_CARDS' | 'NO_PIN';

/**
 * Takes the PIN of a card away, with the wrong ones that were counted, so that its holder sets another without knowing it: the way back in
 * for whoever forgot it. It gives nobody anything: the next PIN takes their login and fresh proof. In the caller's transaction.
 * @param lastFour of a card the member carries and that is not over
 * @param reason for the record
 */
export async function forgetPin(
  tx: EntityManager,
  memberId: string,
  lastFour: string,
  { publicOrigin, reason }: { publicOrigin: string; reason: string },
): Promise<ForgottenPin> {
  const cards = await query<{ id: string }>(
    tx,
    `select id from card where member_id = $1 and last_four = $2 and stopped_at is null and closed_at is null for no key update`,
    [memberId, lastFour],
  );
  const [card, ...more] = cards;
  if (card === undefined) return 'NO_SUCH_CARD';
  if (more.length > 0) return 'SEVERAL_CARDS';
  if (!(await deletePin(tx, card.id))) return 'NO_PIN';
  await recordActivity(tx, { kind: 'PIN_FORGOTTEN', memberId, actor: 'SERVICE', source: null, reason });
  await mailMember(tx, memberId, detailsChangedMail('PIN_FORGOTTEN', publicOrigin, { lastFour }));
  return 'FORGOTTEN';
}

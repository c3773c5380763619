import { v7 as uuidv7 } from 'uuid';
import { mailMember } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { actorOf, query, retryTransaction, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';
import { findControlledCard, isCardOver, lockCard, type ControlledCard } from './card-control.queries.js';
import { cardFrozen } from './card-news.js';
import { detailsChangedMail, type DetailsNews } from './member.messages.js';

export type CardOutcome = { kind: 'DONE'; card: ControlledCard } | { kind: CardRefusal };
type CardRefusal = 'CARD_NOT_FOUND' | 'CARD_NOT_OPEN' | 'CARD_NOT_MADE' | 'FROZEN_BY_BASIC_MEMBER';

/** Freezes a card at once. Freezing it again changes nothing, but that the basic member’s freeze counts over the holder’s. */
export function freezeCard(context: RequestContext, viewer: Viewer, cardId: string): Promise<CardOutcome> {
  return control(context, viewer, cardId, {
    news: 'CARD_FROZEN',
    act: async (tx, card) => {
      const frozenBy = card.isBasic ? 'BASIC' : (card.frozenBy ?? 'HOLDER');
      if (card.frozenBy === frozenBy) return 'NOTHING';
      await query(tx, 'update card set frozen_at = coalesce(frozen_at, app_now()), frozen_by = $2 where id = $1', [card.id, frozenBy]);
      if (card.frozenBy === null) await cardFrozen.tell(tx, [{ accountId: card.accountId, cardId: card.id }]);
      return 'DONE';
    },
  });
}

/** Opens a frozen card at once; what the basic member froze, only they open. */
export function unfreezeCard(context: RequestContext, viewer: Viewer, cardId: string): Promise<CardOutcome> {
  return control(context, viewer, cardId, {
    news: 'CARD_UNFROZEN',
    act: async (tx, card) => {
      if (card.frozenBy === null) return 'NOTHING';
      if (card.frozenBy === 'BASIC' && !card.isBasic) return 'FROZEN_BY_BASIC_MEMBER';
      await query(tx, 'update card set frozen_at = null, frozen_by = null where id = $1', [card.id]);
      return 'DONE';
    },
  });
}

/** Stops a card for good, and has another one take its place: its number comes from the issuer, its history is that of both. */
export function reportCardLost(context: RequestContext, viewer: Viewer, cardId: string, loss: 'LOST' | 'STOLEN'): Promise<CardOutcome> {
  return control(context, viewer, cardId, {
    news: 'CARD_STOPPED',
    act: async (tx, card) => {
      // Nor could anybody have a card made after the other by losing each before it comes.
      if (card.isOrdered) return 'CARD_NOT_MADE';
      await query(tx, 'update card set stopped_at = app_now(), loss = $2, frozen_at = null, frozen_by = null where id = $1', [
        card.id,
        loss,
      ]);
      await query(
        tx,
        `insert into card (id, account_id, member_id, card_product_id, replaces_card_id, frozen_at, frozen_by)
         select $2, account_id, member_id, card_product_id, id, case when $3 then app_now() end, case when $3 then 'BASIC' end
           from card where id = $1
         on conflict (replaces_card_id) do nothing`,
        // What the basic member froze is not opened by way of a new card.
        [card.id, uuidv7(), card.frozenBy === 'BASIC' && !card.isBasic],
      );
      return 'DONE';
    },
  });
}

async function control(
  { em, source, services }: RequestContext,
  viewer: Viewer,
  cardId: string,
  { news, act }: { news: DetailsNews; act: (tx: EntityManager, card: ControlledCard) => Promise<'DONE' | 'NOTHING' | CardRefusal> },
): Promise<CardOutcome> {
  const { memberId } = viewer;
  return retryTransaction(em, async (tx): Promise<CardOutcome> => {
    await lockCard(tx, memberId, cardId);
    const card = await findControlledCard(tx, memberId, cardId);
    if (card === null) return { kind: 'CARD_NOT_FOUND' };
    if (isCardOver(card)) return { kind: 'CARD_NOT_OPEN' };
    const done = await act(tx, card);
    if (done !== 'DONE' && done !== 'NOTHING') return { kind: done };
    if (done === 'DONE') await tell(tx, viewer, card, news, { source, origin: services.config.publicOrigin });
    const after = await findControlledCard(tx, memberId, cardId);
    return { kind: 'DONE', card: after ?? card };
  });
}

/** The member who acted is told, and the other one whose card or account it is: of a loss the basic member too. */
async function tell(
  tx: EntityManager,
  viewer: Viewer,
  { holderId, basicMemberId, lastFour }: ControlledCard,
  news: DetailsNews,
  { source, origin }: { source: RequestContext['source']; origin: string },
): Promise<void> {
  const { memberId } = viewer;
  const isHolder = memberId === holderId;
  const by = isHolder ? 'CARD_HOLDER' : 'BASIC_MEMBER';
  const mail = (to: string) =>
    mailMember(tx, to, detailsChangedMail(news, origin, { lastFour, isOfFamily: to !== holderId, by: to === memberId ? null : by }));
  await recordActivity(tx, { kind: news, memberId, actor: actorOf(viewer), source });
  await mail(memberId);
  const other = isHolder ? basicMemberId : holderId;
  if (other === memberId || (isHolder && news !== 'CARD_STOPPED')) return;
  await recordActivity(tx, { kind: news, memberId: other, actor: by, source: null });
  await mail(other);
}

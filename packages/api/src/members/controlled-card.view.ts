import type { Card } from '@meisai/schema';
import { batched, localId, requireViewer, type RequestContext } from '../platform/index.js';
import { listControlledCards, type ControlledCard } from './card-control.queries.js';

/** Asked for each card of a page, and for several of its fields. */
const readControlled = batched(async (context, cardIds: readonly string[]) => {
  const rows = await listControlledCards(context.em, requireViewer(context).memberId, cardIds);
  return new Map(rows.map((row) => [row.id, row]));
});

/** A card as the viewer may control it; null for one they may not. */
export function loadControlledCard(context: RequestContext, card: Pick<Card, 'id'>): Promise<ControlledCard | null> {
  return readControlled(context, localId('Card', card.id));
}

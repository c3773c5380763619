import { notFound } from '@tanstack/react-router';
import type { MemberContext } from '../platform/session.js';
import { CardsDocument, type CardsQuery } from './cards.generated.js';

export type ShownAccount = NonNullable<CardsQuery['viewer']>['accounts'][number];
export type ShownCard = ShownAccount['cards'][number];

export async function loadCards({ client }: MemberContext): Promise<void> {
  await client.query({ query: CardsDocument, fetchPolicy: 'network-only' });
}

/** @throws where the member has no such card. */
export async function loadCard({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const { data } = await client.query({ query: CardsDocument, fetchPolicy: 'network-only' });
  if (findCard(data, id) === null) throw notFound();
}

/** A card of the member with the account it charges to. */
export function findCard(data: CardsQuery | undefined, id: string): { account: ShownAccount; card: ShownCard } | null {
  for (const account of data?.viewer?.accounts ?? []) {
    const card = account.cards.find((candidate) => candidate.id === id);
    if (card !== undefined) return { account, card };
  }
  return null;
}

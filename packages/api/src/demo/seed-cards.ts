import { readCardExpiry } from '@meisai/schema/rules';
import { addMember, issueCard, keepCardNumber, openAccount, type NewCard } from '../accounts/index.js';
import type { EntityManager, Keys } from '../platform/index.js';
import { DEMO_UNENROLLED_CARDS, type DemoUnenrolledCard } from './demo-cards.js';

/** What is kept of a card of the demo. */
export function demoCardFacts(keys: Keys, { cardNumber, expiry }: { cardNumber: string; expiry: string }): NewCard {
  const expiresOn = readCardExpiry(expiry);
  if (expiresOn === null) throw new Error(`The demo has a card that expires ${expiry}.`);
  return { ...keepCardNumber(keys, cardNumber), expiresOn };
}

/** Issues the cards whose holders have not enrolled yet. @param accounts the first account of each demo login. */
export async function seedUnenrolledCards(em: EntityManager, keys: Keys, accounts: ReadonlyMap<string, string>): Promise<void> {
  for (const card of DEMO_UNENROLLED_CARDS) await seedCard(em, keys, accounts, card);
}

async function seedCard(em: EntityManager, keys: Keys, accounts: ReadonlyMap<string, string>, card: DemoUnenrolledCard): Promise<void> {
  const memberId = await addMember(em, card);
  const facts = demoCardFacts(keys, card);
  if (card.onAccountOf === null) {
    await openAccount(em, { memberId, productCode: card.productCode, currency: 'JPY', timeZone: 'Asia/Tokyo', ...facts });
    return;
  }
  const accountId = accounts.get(card.onAccountOf);
  if (accountId === undefined) throw new Error(`The demo has no account of ${card.onAccountOf}.`);
  await issueCard(em, { accountId, memberId, ...facts });
}

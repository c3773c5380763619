import { readCardExpiry } from '@meisai/schema/rules';
import { findCardFacts, fingerprintCard, type CardFacts } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { countAsk, releaseGuess, reserveGuess, settleGuess, STRANGERS, type GuessPermit } from '../identity/index.js';
import { answerSteadily, Overloaded, type EntityManager, type RequestContext } from '../platform/index.js';
import { ENROLMENT_POLICY } from './enrolment-policy.js';

/** What a holder reads off a card, and their date of birth. */
export interface CardProof {
  cardNumber: string;
  expiry: string;
  /** `YYYY-MM-DD` */
  birthDate: string;
}

/** A proof that fits: the run of wrong ones has ended. */
export interface ProvedCard<Rest> {
  card: CardFacts;
  rest: Rest;
}

/**
 * Lets anyone ask for something with a card's data. Nothing tells whether they fit: not the answer, its time or its limits.
 * A fitting proof leaves the count as it is, or guesses at the code could be hidden between such requests.
 * @throws {TooManyRequests} when too much was asked from the same place on the network.
 */
export async function askWithCard(
  context: RequestContext,
  proof: CardProof,
  act: (em: EntityManager, card: CardFacts) => Promise<void>,
): Promise<void> {
  await answerSteadily(async () => {
    const permit = await reserve(context, proof);
    if (permit === null) return;
    const card = await findFittingCard(context, proof);
    if (card === null) return countWrongProof(context, permit, proof);
    await context.em.transactional((tx) => act(tx as EntityManager, card));
    await releaseGuess(context.em, permit);
  });
}

/**
 * Checks a card's data and what else must fit, counting the guess first like a password's.
 * @param prove the rest of the proof; null where it does not fit
 * @returns null where anything does not fit, or the card is shut for proofs.
 * @throws {TooManyRequests} when too much was asked from the same place on the network.
 * @throws {Overloaded} if it took so long that it was counted as wrong.
 */
export async function proveCard<Rest>(
  context: RequestContext,
  proof: CardProof,
  prove: (em: EntityManager, card: CardFacts) => Promise<Rest | null>,
): Promise<ProvedCard<Rest> | null> {
  const permit = await reserve(context, proof);
  if (permit === null) return null;
  const card = await findFittingCard(context, proof);
  const rest = card === null ? null : await context.em.transactional((tx) => prove(tx as EntityManager, card));
  if (card === null || rest === null) {
    await countWrongProof(context, permit, proof);
    return null;
  }
  const settlement = await context.em.transactional((tx) => settleGuess(tx as EntityManager, permit, 'RIGHT'));
  if (settlement === 'TOO_LATE') throw new Overloaded(1);
  return { card, rest };
}

/** The count is kept by the number, whether there is such a card or not. */
async function reserve({ em, services: { keys }, source }: RequestContext, { cardNumber }: CardProof): Promise<GuessPermit | null> {
  await countAsk(em, source.address);
  const key = keys.hmac('card-guard', fingerprintCard(keys, cardNumber).toString('hex'));
  // A card that shuts is told to nobody: each wrong proof is in the activity already.
  return reserveGuess(em, { key, threshold: ENROLMENT_POLICY.threshold, bucket: STRANGERS }, async () => undefined);
}

async function findFittingCard({ em, services: { keys } }: RequestContext, proof: CardProof): Promise<CardFacts | null> {
  const card = await findCardFacts(em, fingerprintCard(keys, proof.cardNumber));
  if (card === null || card.expiresOn === null || card.birthDate === null) return null;
  const fits = card.expiresOn === readCardExpiry(proof.expiry) && card.birthDate === proof.birthDate;
  return fits ? card : null;
}

async function countWrongProof(context: RequestContext, permit: GuessPermit, { cardNumber }: CardProof): Promise<void> {
  const { em, services, source } = context;
  await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    await settleGuess(tx, permit, 'WRONG');
    const card = await findCardFacts(tx, fingerprintCard(services.keys, cardNumber));
    const memberId = card?.memberId ?? null;
    await recordActivity(tx, { kind: 'WRONG_CARD_PROOF', memberId, actor: 'UNKNOWN', source, isDecoy: memberId === null });
  });
}

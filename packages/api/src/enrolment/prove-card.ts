import { findCardFacts, mailMember, type CardFacts } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import type { ErrandContext } from '../errands/index.js';
import { countAsk, pretendGuess, releaseGuess, reserveGuess, settleGuess, STRANGERS, type GuessPermit } from '../identity/index.js';
import { NIL_ID, Overloaded, type EntityManager, type Keys, type RequestContext } from '../platform/index.js';
import { ENROLMENT_POLICY } from './enrolment-policy.js';
import { cardProofsLockedMail } from './enrolment.messages.js';
import type { CardProof } from './read-card-proof.js';

/** A proof that fits: the run of wrong ones has ended. */
export interface ProvedCard<Rest> {
  card: CardFacts;
  rest: Rest;
}

/** Nobody's id, for steps that are taken for cards that do not fit as well. */
const NOBODY = NIL_ID;

/**
 * Does something for the holder of a card, if a proof fits; after the answer, which tells nothing of it.
 * A fitting proof leaves the count as it is, or guesses at the code could be hidden between such requests.
 */
export async function actWithCard(
  context: ErrandContext,
  proof: CardProof,
  act: (em: EntityManager, memberId: string) => Promise<void>,
): Promise<void> {
  const permit = await reserve(context, proof);
  if (permit === null) return;
  const card = await findFittingCard(context, proof);
  if (card === null) return countWrongProof(context, permit, proof);
  try {
    if (!card.isStopped) await context.em.transactional((tx) => act(tx as EntityManager, card.memberId));
  } finally {
    // A proof that fits is no wrong one, whatever becomes of the act: it will be tried again.
    await releaseGuess(context.em, permit);
  }
}

/**
 * Checks a card's data and what else must fit, counting the guess first like a password's. Whatever does not fit, and where the
 * card is shut for proofs, the same statements are made: no load makes a difference show that is not there.
 * @param prove the rest of the proof; null where it does not fit. Called for nobody where the card does not.
 * @returns null where anything does not fit, or the card is shut for proofs.
 * @throws {TooManyRequests} when too much was asked from the same place on the network.
 * @throws {Overloaded} if it took so long that it was counted as wrong.
 */
export async function proveCard<Rest>(
  context: RequestContext,
  proof: CardProof,
  prove: (em: EntityManager, memberId: string) => Promise<Rest | null>,
): Promise<ProvedCard<Rest> | null> {
  const { em, services, source } = context;
  await countAsk(em, source.address);
  const permit = await reserve(context, proof);
  if (permit === null) await em.transactional((tx) => pretendGuess(tx as EntityManager, decoyKey(services.keys)));
  const fitting = await findFittingCard(context, proof);
  const card = permit === null ? null : fitting;
  const rest = await em.transactional((tx) => prove(tx as EntityManager, card?.memberId ?? NOBODY));
  if (permit === null || card === null || rest === null) {
    await countWrongProof(context, permit, proof);
    return null;
  }
  const settlement = await em.transactional((tx) => settleGuess(tx as EntityManager, permit, 'RIGHT'));
  if (settlement === 'TOO_LATE') throw new Overloaded(1);
  return { card, rest };
}

/** The count is kept by the number, whether there is such a card or not. */
function reserve(context: ErrandContext, proof: CardProof): Promise<GuessPermit | null> {
  const key = context.services.keys.hmac('card-guard', proof.fingerprint);
  const place = { key, threshold: ENROLMENT_POLICY.threshold, bucket: STRANGERS };
  return reserveGuess(context.em, place, async (tx) => tellLocked(tx, context, await findHolder(tx, proof)));
}

/** One of a few counts that stand for nothing: many, so that they do not wait for each other. */
function decoyKey(keys: Keys): Buffer {
  return keys.hmac('card-guard-decoy', String(Math.floor(Math.random() * 64)));
}

async function findFittingCard({ em }: ErrandContext, proof: CardProof): Promise<CardFacts | null> {
  const card = await findCardFacts(em, Buffer.from(proof.fingerprint, 'hex'));
  return card !== null && card.expiresOn === proof.expiresOn && card.birthDate === proof.birthDate ? card : null;
}

async function findHolder(em: EntityManager, { fingerprint }: CardProof): Promise<string | null> {
  return (await findCardFacts(em, Buffer.from(fingerprint, 'hex')))?.memberId ?? null;
}

/** @param permit null where the card is shut already: the steps are taken, and nothing is counted. */
async function countWrongProof(context: ErrandContext, permit: GuessPermit | null, proof: CardProof): Promise<void> {
  const { em, services, source } = context;
  await em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const settlement = permit === null ? await pretendGuess(tx, decoyKey(services.keys)) : await settleGuess(tx, permit, 'WRONG');
    const memberId = await findHolder(tx, proof);
    const isDecoy = memberId === null || permit === null;
    await recordActivity(tx, { kind: 'WRONG_CARD_PROOF', memberId, actor: 'UNKNOWN', source, isDecoy });
    if (settlement === 'LOCKED_NOW') await tellLocked(tx, context, memberId);
  });
}

/**
 * Tells the holder of a card, and nobody else, that it has just been shut for proofs: in the transaction that shuts it, so that one
 * shutting is one mail. For a card that is not there all is done but the writing.
 */
async function tellLocked(em: EntityManager, { services, source }: ErrandContext, memberId: string | null): Promise<void> {
  await recordActivity(em, { kind: 'CARD_PROOFS_LOCKED', memberId, actor: 'SERVICE', source, isDecoy: memberId === null });
  await mailMember(em, memberId ?? NOBODY, cardProofsLockedMail(services.config.publicOrigin));
}

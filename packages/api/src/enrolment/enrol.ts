import { canonicalUserId, findUserIdFault, writtenUserId, type TypedCardProof, type UserIdFault } from '@meisai/schema/rules';
import { listNamesOf, mailMember, type CardFacts } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import {
  addLogin,
  countUserIdTry,
  findLoginOfMember,
  findMemberLogin,
  fitsAlone,
  judgeNewPassword,
  refuseOverlong,
  replaceCredentials,
  type NewPasswordRejection,
} from '../identity/index.js';
import { answerSteadily, query, type EntityManager, type RequestContext } from '../platform/index.js';
import { giveCodeBack, tryCode, useCode, type CodePurpose } from './enrolment-code.store.js';
import { enrolledMail } from './enrolment.messages.js';
import { proveCard } from './prove-card.js';
import { readCardProof, type CardProof, type CardProofRejection } from './read-card-proof.js';

export interface Enrolment {
  card: TypedCardProof;
  code: string;
  userId: string;
  password: string;
}

export type EnrolOutcome =
  | { kind: 'ENROLLED'; userId: string }
  | { kind: 'ENROLMENT_REFUSED' | 'CARD_EXPIRED' | 'CARD_CLOSED' | 'ALREADY_ENROLLED' | 'USER_ID_TAKEN' }
  | CardProofRejection
  | { kind: 'USER_ID_REJECTED'; fault: UserIdFault }
  | { kind: 'PASSWORD_REJECTED'; rejection: NewPasswordRejection };

/**
 * Gives the holder of a card a login, or a new one in place of the lost where the concierge has started that,
 * or of one that was closed with an earlier card.
 * Until card and code fit there is one answer. The code is used up only by what succeeds.
 * @throws {InputError} for a password over the maximum.
 * @throws {TooManyRequests} {@link proveCard}; and after too many tries for a user ID.
 * @throws {Overloaded} when too many passwords are being hashed.
 */
export async function enrol(context: RequestContext, enrolment: Enrolment): Promise<EnrolOutcome> {
  refuseOverlong(enrolment.password);
  const reading = await readCardProof(context, enrolment.card);
  return reading.kind === 'READ' ? answerSteadily(() => enrolNow(context, enrolment, reading.proof)) : reading;
}

async function enrolNow(context: RequestContext, enrolment: Enrolment, proof: CardProof): Promise<EnrolOutcome> {
  const { em, services } = context;
  const proved = await proveCard(context, proof, (tx, memberId) => tryCode(tx, services.keys, memberId, enrolment.code));
  if (proved === null) return { kind: 'ENROLMENT_REFUSED' };
  const { card, rest: purpose } = proved;
  const obstacle = await findObstacle(em, card, purpose, enrolment);
  if (obstacle !== null) return obstacle;
  const passwordHash = await services.passwordHasher.hash(enrolment.password);
  return em.transactional((tx) => giveLogin(tx as EntityManager, context, card.memberId, purpose, { ...enrolment, passwordHash }));
}

async function findObstacle(
  em: EntityManager,
  card: CardFacts,
  purpose: CodePurpose,
  { userId, password }: Enrolment,
): Promise<EnrolOutcome | null> {
  if (card.isClosed || card.isStopped) return { kind: 'CARD_CLOSED' };
  if (card.isExpired) return { kind: 'CARD_EXPIRED' };
  const own = await findLoginOfMember(em, card.memberId);
  if (own !== null && !own.isClosed && purpose === 'ENROL') return { kind: 'ALREADY_ENROLLED' };
  const fault = findUserIdFault(userId);
  if (fault !== null) return { kind: 'USER_ID_REJECTED', fault };
  const names = [userId, ...(await listNamesOf(em, card.memberId))];
  const rejection = await judgeNewPassword(em, password, { loginId: own?.id ?? null, names });
  // Before the name is looked up: a password that is refused anyway must not ask for nothing who is known.
  if (rejection !== null) return { kind: 'PASSWORD_REJECTED', rejection };
  await countUserIdTry(em, card.memberId);
  const holder = await findMemberLogin(em, canonicalUserId(userId));
  return holder !== null && holder.id !== own?.id ? { kind: 'USER_ID_TAKEN' } : null;
}

async function giveLogin(
  em: EntityManager,
  context: RequestContext,
  memberId: string,
  purpose: CodePurpose,
  { userId, code, password, passwordHash }: Enrolment & { passwordHash: string },
): Promise<EnrolOutcome> {
  const { services, source } = context;
  // Two codes of one member, or one code twice, take turns here.
  await query(em, 'select 1 from member where id = $1 for update', [memberId]);
  const codeSentAt = await useCode(em, services.keys, memberId, purpose, code);
  if (codeSentAt === null) return { kind: 'ENROLMENT_REFUSED' };
  const own = await findLoginOfMember(em, memberId);
  if (own !== null && !own.isClosed && purpose === 'ENROL') return { kind: 'ALREADY_ENROLLED' };
  // Only the concierge starts what opens a lock of theirs.
  const opensLockBefore = purpose === 'REENROL' ? codeSentAt : null;
  const isGiven =
    own === null
      ? (await addLogin(em, { person: { memberId }, userId, passwordHash })) !== null
      : await replaceCredentials(em, services.keys, own.id, { userId, passwordHash, fitsAlone: fitsAlone(password), opensLockBefore });
  if (!isGiven) {
    await giveCodeBack(em, memberId, purpose);
    return { kind: 'USER_ID_TAKEN' };
  }
  await recordActivity(em, { kind: own === null ? 'ENROLLED' : 'REENROLLED', memberId, actor: 'MEMBER', source });
  await mailMember(em, memberId, enrolledMail(own === null ? 'ENROLLED' : 'REENROLLED', services.config.publicOrigin));
  return { kind: 'ENROLLED', userId: writtenUserId(userId) };
}

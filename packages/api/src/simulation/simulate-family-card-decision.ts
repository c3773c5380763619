import { readCardExpiry } from '@meisai/schema/rules';
import {
  decideFamilyCard,
  findApplication,
  findCase,
  issueFamilyCard,
  makeUpExpiry,
  makeUpNumber,
  type ApplicationKey,
} from '../family/index.js';
import { checkIdempotencyKey, doOnce, retryTransaction, type EntityManager, type RequestContext, type Viewer } from '../platform/index.js';

type Refusal = 'FAMILY_CARD_APPLICATION_NOT_FOUND' | 'FAMILY_CARD_APPLICATION_DECIDED';
export type DecisionOutcome = { kind: 'DONE' } | { kind: Refusal | 'IDEMPOTENCY_KEY_REUSED' };

const REASON = 'simulation';

/**
 * Makes up what an issuer decides on an application of the member's: declined, or approved and its card issued at once.
 * @throws {InputError} for a key without the form of one
 */
export async function simulateFamilyCardDecision(
  context: RequestContext,
  { memberId }: Viewer,
  key: ApplicationKey,
  input: { idempotencyKey: string; decision: 'ISSUE' | 'DECLINE' },
): Promise<DecisionOutcome> {
  const { idempotencyKey, decision } = input;
  checkIdempotencyKey(idempotencyKey);
  const act = {
    memberId,
    operation: 'simulateFamilyCardDecision',
    key: idempotencyKey,
    payload: `${key.accountId}/${key.id}/${decision}`,
  };
  return retryTransaction(context.em, async (tx): Promise<DecisionOutcome> => {
    const outcome = await doOnce<true, Refusal>(tx, act, async () => {
      if ((await findApplication(tx, memberId, key)) === null) return { refused: 'FAMILY_CARD_APPLICATION_NOT_FOUND' };
      const isDone = await (decision === 'DECLINE' ? decline(context, tx, key) : issue(context, tx, key));
      return isDone ? { kept: true } : { refused: 'FAMILY_CARD_APPLICATION_DECIDED' };
    });
    if ('kept' in outcome) return { kind: 'DONE' };
    return { kind: outcome.refused === 'KEY_REUSED' ? 'IDEMPOTENCY_KEY_REUSED' : outcome.refused };
  });
}

async function decline({ services }: RequestContext, tx: EntityManager, key: ApplicationKey): Promise<boolean> {
  const { publicOrigin } = services.config;
  return (await decideFamilyCard(tx, key, 'DECLINED', { publicOrigin, reason: REASON })).kind === 'DECIDED';
}

/** What the desk has approved already is issued as well. */
async function issue({ services }: RequestContext, tx: EntityManager, key: ApplicationKey): Promise<boolean> {
  const { keys, config } = services;
  const { publicOrigin } = config;
  await decideFamilyCard(tx, key, 'APPROVED', { publicOrigin, reason: REASON });
  const found = await findCase(tx, key);
  if (found === null) return false;
  const expiry = makeUpExpiry(found.today);
  const expiresOn = readCardExpiry(expiry);
  if (expiresOn === null) throw new Error(`A card was made up that expires ${expiry}.`);
  const card = { number: makeUpNumber(keys, key), expiresOn };
  return (await issueFamilyCard(tx, { keys, publicOrigin }, key, card)).kind === 'ISSUED';
}

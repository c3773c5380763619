import { recordActivity } from '../activity/index.js';
import { InputError, query, requireOperator, type EntityManager, type RequestContext } from '../platform/index.js';
import { isOneself } from './act-on-member.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';
import { countWrongLeft, findPassedUntil, saveCheck } from './identity-check.store.js';
import { readIdentityFacts } from './identity-facts.queries.js';
import { allRight, askable, type QuestionName } from './identity-questions.rules.js';
import { lockOperator } from './operator.queries.js';

export interface IdentityAnswer {
  question: QuestionName;
  answer: string;
}

export type CheckOutcome =
  | { kind: 'PASSED'; passedUntil: Date }
  | { kind: 'NOT_PROVED'; wrongLeft: number }
  | { kind: 'CHECKS_USED_UP' }
  | { kind: 'NOT_ENOUGH_ON_FILE' }
  | { kind: 'OWN_MEMBER' };

/**
 * Compares what a caller said with the file of the member they say they are. The operator learns whether all was right, and
 * nothing of what the file says. Checks of one member are made one after the other, so that three wrong ones are three.
 */
export async function checkIdentity(context: RequestContext, memberId: string, answers: readonly IdentityAnswer[]): Promise<CheckOutcome> {
  const { operatorId } = requireOperator(context);
  return context.em.transactional(async (transaction) => {
    const em = transaction as EntityManager;
    const operator = await lockOperator(em, operatorId);
    const rows = await query(em, 'select id from member where id = $1 for no key update', [memberId]);
    if (rows.length === 0) throw new InputError('There is no such member.');
    const outcome = (await isOneself(em, operator, memberId))
      ? ({ kind: 'OWN_MEMBER' } as const)
      : await check(em, context, memberId, answers);
    const about = { memberId, operatorId, actor: 'OPERATOR', source: context.source } as const;
    if (outcome.kind === 'PASSED') await recordActivity(em, { ...about, kind: 'IDENTITY_PROVED' });
    else await recordActivity(em, { ...about, kind: 'OPERATOR_REFUSED', reason: `IDENTITY_PROVED, ${outcome.kind}` });
    return outcome;
  });
}

async function check(
  em: EntityManager,
  context: RequestContext,
  memberId: string,
  answers: readonly IdentityAnswer[],
): Promise<CheckOutcome> {
  const { operatorId } = requireOperator(context);
  const wrongLeft = await countWrongLeft(em, memberId);
  if (wrongLeft === 0) return { kind: 'CHECKS_USED_UP' };
  const facts = await readIdentityFacts(em, memberId);
  const questions = askable(context.services.config.identityQuestions, facts);
  if (questions.length < CONCIERGE_POLICY.questionsAtLeast) return { kind: 'NOT_ENOUGH_ON_FILE' };
  const isPassed = allRight(questions, answers, facts);
  await saveCheck(em, memberId, operatorId, isPassed);
  if (!isPassed) return { kind: 'NOT_PROVED', wrongLeft: wrongLeft - 1 };
  const passedUntil = await findPassedUntil(em, memberId, operatorId);
  if (passedUntil === null) throw new Error('A check that was just kept is not there.');
  return { kind: 'PASSED', passedUntil };
}

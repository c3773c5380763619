import { readReason } from '@meisai/schema/rules';
import { setLockoutThreshold as setThreshold, type CardProductRow } from '../accounts/index.js';
import { recordActivity } from '../activity/index.js';
import { requireOperator, type EntityManager, type RequestContext } from '../platform/index.js';
import type { ActOutcome } from './act-on-member.js';
import type { OperatorRefusalCode } from './concierge.messages.js';

export interface NewThreshold {
  productCode: string;
  threshold: number;
  reason: string;
}

/** Sets how many wrong passwords in a row lock the logins of a card product; felt by the next guess on every process. */
export async function setLockoutThreshold(context: RequestContext, input: NewThreshold): Promise<ActOutcome<CardProductRow>> {
  return context.em.transactional(async (transaction) => {
    const em = transaction as EntityManager;
    const reason = readReason(input.reason);
    const done = reason === null ? 'REASON_NEEDED' : await set(em, input);
    const { operatorId } = requireOperator(context);
    const about = { memberId: null, operatorId, actor: 'OPERATOR', source: context.source } as const;
    if (typeof done === 'string') {
      await recordActivity(em, { ...about, kind: 'OPERATOR_REFUSED', reason: `LOCKOUT_THRESHOLD_SET, ${done}: ${reason ?? ''}` });
      return { kind: 'REFUSED', code: done };
    }
    const change = `${done.code} ${done.before} → ${done.lockoutThreshold}`;
    await recordActivity(em, { ...about, kind: 'LOCKOUT_THRESHOLD_SET', reason: `${change}: ${reason ?? ''}` });
    return { kind: 'DONE', done };
  });
}

async function set(em: EntityManager, { productCode, threshold }: NewThreshold) {
  const outOfRange: OperatorRefusalCode = 'THRESHOLD_OUT_OF_RANGE';
  if (threshold < 1 || threshold > 10) return outOfRange;
  return (await setThreshold(em, productCode, threshold)) ?? outOfRange;
}

import { recordActivity } from '../activity/index.js';
import { requireOperator, type RequestContext } from '../platform/index.js';

const LONGEST_NOTE = 400;

/** Records that an operator asked for something that no operator has, such as a password, or an act of members. */
export async function recordBeyond(context: RequestContext, what: string): Promise<void> {
  const { operatorId } = requireOperator(context);
  const reason = `BEYOND: ${what.slice(0, LONGEST_NOTE)}`;
  const em = context.services.database.fork();
  await recordActivity(em, { kind: 'OPERATOR_REFUSED', memberId: null, operatorId, actor: 'OPERATOR', source: context.source, reason });
}

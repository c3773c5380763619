import { recordActivity, type RecordedKind } from '../activity/index.js';
import { requireViewer, type EntityManager, type RequestContext } from '../platform/index.js';

/** Does something with what the viewer has registered and writes it on their record: both, or neither. @returns what came of it; null and false are nothing */
export function actOnRecord<Done>(context: RequestContext, kind: RecordedKind, act: (tx: EntityManager) => Promise<Done>): Promise<Done> {
  const { memberId } = requireViewer(context);
  return context.em.transactional(async (transaction) => {
    const tx = transaction as EntityManager;
    const done = await act(tx);
    if (done !== null && done !== false) await recordActivity(tx, { kind, memberId, actor: 'MEMBER', source: context.source });
    return done;
  });
}

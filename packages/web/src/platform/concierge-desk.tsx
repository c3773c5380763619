import { useConciergePhoneQuery } from './concierge-desk.generated.js';
import { ConciergePhone } from './concierge-phone.js';
import type { Problem } from './problem-notice.js';
import type { RefusalCode } from './schema.generated.js';

/** Refusals that say to call the concierge desk. */
const FOR_DESK: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['CARD_CLOSED', 'CARD_EXPIRED', 'ENROLMENT_REFUSED', 'REISSUE_REFUSED']);

/** Whom to call, on a page that learns the number only when it has to say so. */
export function ConciergeDesk() {
  const { data, loading } = useConciergePhoneQuery({});
  return loading ? null : <ConciergePhone phone={data?.conciergePhone ?? null} />;
}

/** The same below a refusal that says to call. */
export function DeskForRefusal({ problem }: { problem: Problem | null }) {
  const says = problem?.kind === 'REFUSED' && problem.code !== undefined && FOR_DESK.has(problem.code);
  return says ? <ConciergeDesk /> : null;
}

import { addDays } from '../calendar/days.js';
import type { Services } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling, type NewUse } from '../statements/index.js';
import { onDay } from './clock.js';
import type { EnrolledMember } from './server.js';
import { newUse } from './uses.js';

/** A purchase with a member's card, whatever does not matter left as usual. */
export function purchase({ cardId }: Pick<EnrolledMember, 'cardId'>, given: Partial<NewUse> = {}): NewUse {
  return newUse({ cardId, usedOn: '2026-03-01', amountMinor: 1000n, ...given });
}

/** A closed bill of twelve purchases (2026-03), and twelve that are unbilled. */
export async function fillStatements(services: Services, member: Pick<EnrolledMember, 'accountId' | 'cardId'>): Promise<void> {
  const em = services.database.fork();
  await startBilling(em, member.accountId, '2026-02-16');
  const uses = (from: string) =>
    Array.from({ length: 12 }, (_, n) => purchase(member, { usedOn: addDays(from, n), amountMinor: 1000n + BigInt(n) }));
  await recordUses(em, member.accountId, [...uses('2026-03-01'), ...uses('2026-03-20')]);
  await onDay(services, '2026-03-18', () => closeNextCycle(em, member.accountId));
}

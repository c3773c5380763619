import { addDays } from '../calendar/days.js';
import type { Services } from '../platform/index.js';
import { closeNextCycle, recordUses, startBilling, type NewUse } from '../statements/index.js';
import { onDay } from './clock.js';
import type { EnrolledMember } from './server.js';

let nth = 0;

/** A use of its own: what matters to the test, and what is usual for the rest. */
export function newUse(given: Pick<NewUse, 'usedOn' | 'amountMinor'> & Partial<NewUse>): NewUse {
  nth += 1;
  const kind = given.amountMinor < 0n ? 'REFUND' : 'PURCHASE';
  return { cardId: null, kind, merchant: '店', postedOn: null, original: null, sourceKey: `test:${nth}`, ...given };
}

/**
 * Two closed bills of 30 uses each (2026-08, paid, and 2026-09), and 30 unbilled uses: three a day, from `店 0` for ¥1000 to `店 89`
 * for ¥1089, but for the refund of ¥500 by `店 40`.
 */
export async function fillAccount(services: Services, { accountId, cardId }: EnrolledMember): Promise<void> {
  const firstDays = ['2026-08-06', '2026-08-16', '2026-09-16'];
  const uses = Array.from({ length: 90 }, (_, n) =>
    newUse({
      cardId,
      merchant: `店 ${n}`,
      usedOn: addDays(firstDays[Math.floor(n / 30)] ?? '', Math.floor((n % 30) / 3)),
      amountMinor: n === 40 ? -500n : 1000n + BigInt(n),
    }),
  );
  const em = services.database.fork();
  await startBilling(em, accountId, '2026-08-01');
  await recordUses(em, accountId, uses);
  const first = await onDay(services, '2026-08-20', () => closeNextCycle(em, accountId));
  const total = first?.statement?.totalMinor ?? 0n;
  await recordUses(em, accountId, [newUse({ cardId, kind: 'PAYMENT', merchant: '口座振替', usedOn: '2026-09-10', amountMinor: -total })]);
  await onDay(services, '2026-09-20', () => closeNextCycle(em, accountId));
}

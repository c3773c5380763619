import { addDays, dayInMonth } from '../calendar/days.js';
import { hasCancellablePlan, keepAgreedPlan } from '../installments/index.js';
import { query, type EntityManager } from '../platform/index.js';
import { recordUses, type NewUse } from '../statements/index.js';

interface DemoPurchase {
  name: string;
  /** Merchant category code (ISO 18245). */
  code: string;
  minor: bigint;
  count: number;
}

const RUNNING: DemoPurchase = { name: '旅の窓口 あおぞら', code: '4722', minor: 186_000n, count: 12 };
const RUNNING_FOR_MONTHS = 7;
const RUNNING_DAY = 20;

const FRESH: DemoPurchase = { name: 'カメラのひかり', code: '5946', minor: 72_600n, count: 6 };
const FRESH_FOR_DAYS = 3;

interface DemoHolder {
  memberId: string;
  accountId: string;
  cardId: string;
  today: string;
}

/** A plan some of whose payments are paid. It is agreed on in the past: while no bill of that time has closed. */
export async function startRunningPlan(em: EntityManager, holder: DemoHolder): Promise<void> {
  await buyInInstallments(em, holder, dayInMonth(holder.today, -RUNNING_FOR_MONTHS, RUNNING_DAY), RUNNING);
}

/** A plan that can still be cancelled, where the account has none. */
export async function ensureCancellablePlan(em: EntityManager, holder: DemoHolder): Promise<void> {
  if (await hasCancellablePlan(em, holder.accountId)) return;
  await buyInInstallments(em, holder, addDays(holder.today, -FRESH_FOR_DAYS), FRESH);
}

async function buyInInstallments(
  em: EntityManager,
  { memberId, accountId, cardId }: DemoHolder,
  day: string,
  { name, code, minor, count }: DemoPurchase,
): Promise<void> {
  const sourceKey = `demo:use:${day}:plan`;
  const use: NewUse = {
    cardId,
    kind: 'PURCHASE',
    merchant: name,
    usedOn: day,
    postedOn: null,
    amountMinor: minor,
    original: null,
    merchantCategoryCode: code,
    sourceKey,
  };
  if ((await recordUses(em, accountId, [use])) === 0) return;
  const [row] = await query<{ id: string }>(em, 'select id from card_transaction where account_id = $1 and source_key = $2', [
    accountId,
    sourceKey,
  ]);
  if (row !== undefined) await keepAgreedPlan(em, memberId, { accountId, transactionId: row.id, count, agreedOn: day });
}

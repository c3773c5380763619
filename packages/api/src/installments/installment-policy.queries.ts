import { query, queryPrepared, type EntityManager } from '../platform/index.js';
import type { InstallmentPolicy } from './installment-policy.js';

interface PolicyRow extends Pick<InstallmentPolicy, 'method' | 'remainderTaker' | 'yearDays' | 'deadlineBusinessDays' | 'earlyRepayment'> {
  minimumAmount: string;
  minimumPayment: string;
  roundingUnit: string;
  stepUpFrom: string;
  terms: { count: number; fee: string; rate: string | null }[];
}

/** What a card product says of installments; null where it has none. */
export async function findInstallmentPolicy(em: EntityManager, cardProductId: string): Promise<InstallmentPolicy | null> {
  const [row] = await queryPrepared<PolicyRow>(
    em,
    'installment_policy',
    `select method, remainder_taker as "remainderTaker", year_days as "yearDays", deadline_business_days::int as "deadlineBusinessDays",
            early_repayment as "earlyRepayment", minimum_amount_minor::text as "minimumAmount", minimum_payment_minor::text as "minimumPayment",
            rounding_unit_minor::text as "roundingUnit", step_up_from_minor::text as "stepUpFrom",
            coalesce((select json_agg(json_build_object('count', t.count, 'fee', t.fee_per_10000::text, 'rate', t.annual_rate_bp::text) order by t.count)
                        from installment_term t where t.card_product_id = p.card_product_id), '[]') as terms
       from installment_policy p where card_product_id = $1`,
    [cardProductId],
  );
  if (row === undefined) return null;
  const { minimumAmount, minimumPayment, roundingUnit, stepUpFrom, terms, ...policy } = row;
  return {
    ...policy,
    minimumAmountMinor: BigInt(minimumAmount),
    minimumPaymentMinor: BigInt(minimumPayment),
    roundingUnitMinor: BigInt(roundingUnit),
    stepUpFromMinor: BigInt(stepUpFrom),
    terms: terms.map(({ count, fee, rate }) => ({ count, feePer10000: BigInt(fee), annualRateBp: rate === null ? null : BigInt(rate) })),
  };
}

/** Sets what a card product says of installments, in the place of what it said before. Plans that were confirmed stay as agreed on. */
export async function setInstallmentPolicy(em: EntityManager, cardProductId: string, policy: InstallmentPolicy): Promise<void> {
  const { terms } = policy;
  await query(em, 'delete from installment_policy where card_product_id = $1', [cardProductId]);
  await query(
    em,
    `insert into installment_policy (card_product_id, method, minimum_amount_minor, minimum_payment_minor, rounding_unit_minor, remainder_taker,
            year_days, deadline_business_days, early_repayment, step_up_from_minor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      cardProductId,
      policy.method,
      String(policy.minimumAmountMinor),
      String(policy.minimumPaymentMinor),
      String(policy.roundingUnitMinor),
      policy.remainderTaker,
      policy.yearDays,
      policy.deadlineBusinessDays,
      policy.earlyRepayment,
      String(policy.stepUpFromMinor),
    ],
  );
  await query(
    em,
    `insert into installment_term (card_product_id, count, fee_per_10000, annual_rate_bp)
     select $1, u.* from unnest($2::smallint[], $3::bigint[], $4::bigint[]) u`,
    [
      cardProductId,
      terms.map(({ count }) => count),
      terms.map(({ feePer10000 }) => String(feePer10000)),
      terms.map(({ annualRateBp }) => (annualRateBp === null ? null : String(annualRateBp))),
    ],
  );
}

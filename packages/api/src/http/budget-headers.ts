import { BUDGET_POLICY, type BudgetStanding } from '../apps/index.js';

/** What each answer to a token says of its fair share (draft-ietf-httpapi-ratelimit-headers), and where it is spent, when to come back. */
export function budgetHeaders({ isWithin, remaining, resetsInSeconds }: BudgetStanding): [name: string, value: string][] {
  return [
    ['ratelimit-policy', `"app";q=${BUDGET_POLICY.perWindow};w=${BUDGET_POLICY.windowMs / 1000}`],
    ['ratelimit', `"app";r=${remaining};t=${resetsInSeconds}`],
    ...(isWithin ? [] : [['retry-after', String(resetsInSeconds)] as [string, string]]),
  ];
}

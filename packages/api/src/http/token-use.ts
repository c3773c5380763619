import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { BUDGET_POLICY, chargeUse, type BudgetStanding } from '../apps/index.js';
import type { CostReckoning } from '../platform/cost-limit.js';
import { GRAPHQL_LIMITS } from '../platform/graphql-limits.js';
import type { RequestContext, Services } from '../platform/index.js';
import { createScopeCheck } from '../platform/scope-limit.js';
import { budgetHeaders } from './budget-headers.js';

/**
 * What a request by token goes through before anything of it runs: are its scopes enough, and is there enough left of its app's fair
 * share? What is left is told with each answer. A member in person goes through none of it.
 */
export function tokenUsePlugin({ database }: Services, costOf: CostReckoning): ApolloServerPlugin<RequestContext> {
  const checkScopes = createScopeCheck();
  return {
    requestDidStart: async () => {
      let cost = 0;
      let standing: BudgetStanding | null = null;
      return {
        didResolveOperation: async (resolved) => {
          const { schema, document, operation } = resolved;
          const { viewer } = resolved.contextValue;
          if (viewer === null || viewer.access === null || operation === undefined) return;
          const scopes = checkScopes({ schema, document, operation }, viewer.access);
          cost = costOf(resolved);
          // What is refused as too costly is charged as any refusal is.
          if (cost > GRAPHQL_LIMITS.cost) return;
          standing = await chargeUse(database.reader, viewer.loginId, viewer.access, { cost, scopes });
          if (!standing.isWithin) throw overspent(cost, standing);
        },
        // A document that is refused was read all the same.
        didEncounterErrors: async ({ contextValue: { viewer } }) => {
          if (standing !== null || viewer === null || viewer.access === null) return;
          cost = BUDGET_POLICY.refusalCost;
          standing = await chargeUse(database.reader, viewer.loginId, viewer.access, { cost, scopes: [] });
        },
        willSendResponse: async ({ response }) => {
          if (standing === null) return;
          const { remaining, resetsInSeconds } = standing;
          for (const [name, value] of budgetHeaders(standing)) response.http.headers.set(name, value);
          if (response.body.kind !== 'single') return;
          const { singleResult } = response.body;
          singleResult.extensions = {
            ...singleResult.extensions,
            cost: { requested: cost, remaining, limit: BUDGET_POLICY.perWindow, resetsInSeconds },
          };
        },
      };
    },
  };
}

function overspent(cost: number, { remaining }: BudgetStanding): GraphQLError {
  return new GraphQLError(`The operation costs ${cost}, and ${remaining} are left of the budget of this app and member.`, {
    extensions: { code: 'BUDGET_SPENT', http: { status: 429 } },
  });
}

import type { CompiledQuery } from 'kysely';
import { query, type EntityManager } from '../platform/index.js';

/** A node of a plan, as PostgreSQL tells it in JSON. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** The plan by which a read is done, with the rows it really touched. @param read does the read with the entity manager it is given */
export async function explainRead(em: EntityManager, read: (em: EntityManager) => Promise<unknown>): Promise<PlanNode> {
  const asked: CompiledQuery[] = [];
  const runner = {
    executeQuery: async (compiled: CompiledQuery) => {
      asked.push(compiled);
      return { rows: [] };
    },
  };
  await read({ getConnection: () => null, isInTransaction: () => true, getTransactionContext: () => runner } as unknown as EntityManager);
  const [only] = asked;
  if (only === undefined || asked.length > 1) throw new Error(`One statement was expected, not ${asked.length}.`);
  const rows = await query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(em, `explain (analyze, format json) ${only.sql}`, only.parameters);
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
  if (plan === undefined) throw new Error('There is no plan.');
  return plan;
}

export function listNodes(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(listNodes)];
}

/** How many rows of a table a plan touched, those it threw away among them. */
export function rowsRead(plan: PlanNode, table: string): number {
  return listNodes(plan)
    .filter((node) => node['Relation Name'] === table)
    .reduce((sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'], 0);
}

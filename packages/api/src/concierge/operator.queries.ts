import { query, type EntityManager } from '../platform/index.js';

export interface OperatorRow {
  id: string;
  name: string;
  email: string;
}

/** An operator by their id. @throws if there is none: sessions point only at operators who are there. */
export async function loadOperator(em: EntityManager, operatorId: string): Promise<OperatorRow> {
  const [row] = await query<OperatorRow>(em, 'select id, name, email from operator where id = $1', [operatorId]);
  if (row === undefined) throw new Error('An operator who was pointed at is not there.');
  return row;
}

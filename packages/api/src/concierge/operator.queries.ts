import { query, type EntityManager } from '../platform/index.js';

export interface OperatorRow {
  id: string;
  name: string;
  email: string;
  /** Who they are as a member, where they are one. */
  memberId: string | null;
}

const OPERATOR = `select id, name, email, member_id as "memberId" from operator where id = $1`;

/** An operator by their id. @throws if there is none: sessions point only at operators who are there. */
export async function loadOperator(em: EntityManager, operatorId: string): Promise<OperatorRow> {
  return one(await query<OperatorRow>(em, OPERATOR, [operatorId]));
}

/** The same, and no other act of this operator goes on until the transaction ends: what is counted stays counted. */
export async function lockOperator(em: EntityManager, operatorId: string): Promise<OperatorRow> {
  return one(await query<OperatorRow>(em, `${OPERATOR} for no key update`, [operatorId]));
}

/** Whether an operator has this mail address, or one who was removed. */
export async function isOperatorsAddress(em: EntityManager, email: string): Promise<boolean> {
  return (await query(em, 'select 1 from operator where lower(email) = lower($1) limit 1', [email])).length > 0;
}

function one([row]: OperatorRow[]): OperatorRow {
  if (row === undefined) throw new Error('An operator who was pointed at is not there.');
  return row;
}

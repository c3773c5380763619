import { Operator } from '@meisai/schema';
import { globalId } from '../platform/index.js';
import type { OperatorRow } from './operator.queries.js';

/** An operator as the API shows them. */
export function viewOperator({ id, name, email }: Pick<OperatorRow, 'id' | 'name' | 'email'>): Operator {
  return Object.assign(new Operator(), { id: globalId('Operator', id), name, email });
}

import { canonicalUserId } from '@meisai/schema/rules';
import { findLogin, type OperatorLogin } from '../identity/index.js';
import { InputError, type EntityManager } from '../platform/index.js';

/** The login of an operator as named on the command line. @throws {InputError} where there is none. */
export async function loadOperatorLogin(em: EntityManager, typed: string): Promise<OperatorLogin> {
  const login = await findLogin(em, 'OPERATOR', canonicalUserId(typed));
  if (login === null || login.operatorId === null) throw new InputError(`There is no operator with the user ID ${typed.slice(0, 80)}.`);
  return login;
}

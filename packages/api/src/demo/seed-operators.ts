import { addOperator } from '../concierge/index.js';
import { currentCode, openCodes } from '../factors/index.js';
import { findLogin, guardKey, openLogin, replacePassword } from '../identity/index.js';
import { query, type EntityManager, type Services } from '../platform/index.js';
import { DEMO_OPERATORS } from './demo-operators.js';

/** Adds the operators of the demo where there are none yet, and opens their logins: the demo is over its own members by now. */
export async function restoreOperators({ database, keys, passwordHasher }: Services): Promise<void> {
  const em = database.fork();
  const isEmpty = (await query(em, 'select 1 from operator limit 1', [])).length === 0;
  for (const operator of DEMO_OPERATORS) {
    const passwordHash = await passwordHasher.hash(operator.password);
    await em.transactional(async (transaction) => {
      const tx = transaction as EntityManager;
      if (isEmpty) await addOperator(tx, keys, { ...operator, memberId: null, passwordHash });
      const login = await findLogin(tx, 'OPERATOR', operator.userId);
      // An operator of that name whom somebody else added keeps their password.
      if (login === null || !(await isDemos(tx, login.operatorId, operator.email))) return;
      await replacePassword(tx, login.id, passwordHash);
      await openLogin(tx, guardKey(keys, 'OPERATOR', operator.userId));
      await openCodes(tx, login.id);
    });
  }
}

async function isDemos(em: EntityManager, operatorId: string | null, email: string): Promise<boolean> {
  return (await query(em, 'select 1 from operator where id = $1 and email = $2', [operatorId, email])).length > 0;
}

/** What the banner prints of an operator. */
export interface OperatorLine {
  userId: string;
  password: string;
  name: string;
  code: string;
}

/** The operators of the demo, each with the code their app would show now. */
export async function listDemoOperators({ database, keys }: Services): Promise<OperatorLine[]> {
  const lines = [];
  for (const { userId, password, name } of DEMO_OPERATORS) {
    const em = database.fork();
    const login = await findLogin(em, 'OPERATOR', userId);
    const code = login === null ? null : await currentCode(em, keys, login.id);
    if (code !== null) lines.push({ userId, password, name, code });
  }
  return lines;
}

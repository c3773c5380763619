import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { addLogin } from '../identity/index.js';
import { query, type Services } from '../platform/index.js';
import { openSession } from '../sessions/index.js';

export interface OperatorAtWork {
  operatorId: string;
  loginId: string;
  /** With which a request speaks for them. */
  headers: Record<string, string>;
}

/** An operator with a login and a session that was just proved. */
export async function startOperator(services: Services, name = 'Operator'): Promise<OperatorAtWork> {
  const em = services.database.fork();
  const operatorId = uuidv7();
  const userId = `operator.${randomUUID()}`;
  await query(em, 'insert into operator (id, name, email) values ($1, $2, $3)', [operatorId, name, `${userId}@issuer.example`]);
  const loginId = (await addLogin(em, { person: { operatorId }, userId, passwordHash: 'none' })) ?? '';
  return { operatorId, loginId, headers: await speakFor(services, loginId) };
}

/** The headers of a new session of an operator's login. */
async function speakFor(services: Services, loginId: string): Promise<Record<string, string>> {
  const source = { address: '10.9.9.9', userAgent: 'test' };
  const { token } = await openSession(services.database.fork(), { loginId, deviceId: null, source });
  return { 'meisai-realm': 'operator', cookie: `__Host-meisai-operator=${token}` };
}

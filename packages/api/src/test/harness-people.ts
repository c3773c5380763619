import { openAccount } from '../accounts/index.js';
import { addOperator } from '../concierge/index.js';
import { deriveKeys, query, type EntityManager, type Services } from '../platform/index.js';
import { TEST_SECRET } from './processes.js';
import { enrolMember, type EnrolledMember } from './server.js';

export interface Credentials {
  userId: string;
  password: string;
  threshold: number;
}

export interface OperatorCredentials {
  userId: string;
  password: string;
  /** Base32, as authenticator apps take it. */
  totpSecret: string;
}

/** User IDs nobody else has, so that a database can be used again and again. */
export async function enrolAll(services: Services, members: number, run: string): Promise<Credentials[]> {
  const enrolled: Credentials[] = [];
  const enrol = async (name: string, threshold: number): Promise<EnrolledMember> => {
    const member = await enrolMember(services, `${name}.${run}`, threshold);
    enrolled.push({ userId: member.userId, password: member.password, threshold });
    return member;
  };
  for (let index = 1; index <= members; index += 1) await enrol(`tester-${String(index).padStart(3, '0')}`, 3);
  for (const threshold of [1, 5, 10]) await enrol(`tester-t${threshold}`, threshold);
  await addCard(services, await enrol('tester-t3-and-t5', 3), 5);
  return enrolled;
}

/** Two: what one proposes, the other decides. */
export async function addOperators(
  { database, passwordHasher }: Pick<Services, 'database' | 'passwordHasher'>,
  run: string,
): Promise<OperatorCredentials[]> {
  const added: OperatorCredentials[] = [];
  for (const name of ['operator-1', 'operator-2']) {
    const [userId, password] = [`${name}.${run}`, `${name}.${run}-right-password`];
    const passwordHash = await passwordHasher.hash(password);
    const operator = { userId, name, email: `${userId}@issuer.example`, memberId: null, passwordHash };
    const setup = await database.fork().transactional((tx) => addOperator(tx as EntityManager, deriveKeys(TEST_SECRET), operator));
    if (setup === null) throw new Error(`The operator ${userId} is there already.`);
    added.push({ userId, password, totpSecret: setup.secret });
  }
  return added;
}

/** One more account, with a card of a product of this threshold. */
export async function addCard(services: Pick<Services, 'database'>, { memberId }: EnrolledMember, threshold: number): Promise<void> {
  const em = services.database.fork();
  const [product] = await query(em, 'select 1 from card_product where code = $1', [`T${threshold}`]);
  if (product === undefined) throw new Error(`Nobody was enrolled with a threshold of ${threshold} yet.`);
  await openAccount(em, { memberId, productCode: `T${threshold}`, currency: 'JPY', timeZone: 'Asia/Tokyo', lastFour: '4343' });
}

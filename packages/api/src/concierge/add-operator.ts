import { v7 as uuidv7 } from 'uuid';
import { recordActivity } from '../activity/index.js';
import { addAuthenticator, type AuthenticatorSetup } from '../factors/index.js';
import { addLogin, closeLogin } from '../identity/index.js';
import { query, type EntityManager, type Keys } from '../platform/index.js';
import { endProposalsOf } from './proposal.queries.js';

export interface NewOperator {
  userId: string;
  name: string;
  email: string;
  /** Who they are as a member, where they are one: they never act on themselves. */
  memberId: string | null;
  passwordHash: string;
}

/** Adds an operator with a login and an authenticator. @returns what the app is given, or null if the user ID is taken. */
export async function addOperator(em: EntityManager, keys: Keys, operator: NewOperator): Promise<AuthenticatorSetup | null> {
  const { userId, name, email, memberId, passwordHash } = operator;
  const operatorId = uuidv7();
  await query(em, 'insert into operator (id, name, email, member_id) values ($1, $2, $3, $4)', [operatorId, name, email, memberId]);
  const loginId = await addLogin(em, { person: { operatorId }, userId, passwordHash });
  if (loginId === null) return null;
  await recordActivity(em, { kind: 'OPERATOR_ADDED', memberId: null, operatorId, actor: 'SERVICE', source: null });
  return addAuthenticator(em, keys, loginId);
}

export interface ListedOperator {
  id: string;
  userId: string;
  name: string;
  email: string;
  isRemoved: boolean;
}

/** All operators there are or were, oldest first. */
export function listOperators(em: EntityManager): Promise<ListedOperator[]> {
  return query<ListedOperator>(
    em,
    `select o.id, l.user_id as "userId", o.name, o.email, o.removed_at is not null as "isRemoved"
       from operator o join login l on l.operator_id = o.id order by o.created_at, o.id`,
    [],
  );
}

/** Removes an operator: the login closes and its sessions and open proposals end; what they did stays on record. @returns false if they were removed before. */
export async function removeOperator(em: EntityManager, operatorId: string, loginId: string): Promise<boolean> {
  await query(em, 'update operator set removed_at = app_now() where id = $1', [operatorId]);
  if (!(await closeLogin(em, loginId))) return false;
  await endProposalsOf(em, operatorId);
  await recordActivity(em, { kind: 'OPERATOR_REMOVED', memberId: null, operatorId, actor: 'SERVICE', source: null });
  return true;
}

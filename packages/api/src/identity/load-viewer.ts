import { findMember, viewMember } from '../accounts/index.js';
import type { EntityManager } from '../platform/index.js';

/** The member a session speaks for, as the API shows them. */
export async function loadViewer(em: EntityManager, memberId: string) {
  const row = await findMember(em, memberId);
  if (row === null) throw new Error('A session points at a member who is not there.');
  return viewMember(row);
}

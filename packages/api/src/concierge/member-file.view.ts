import type { MemberRecord } from '@meisai/schema';
import { findMember } from '../accounts/index.js';
import { InputError, type EntityManager } from '../platform/index.js';
import { viewMemberRecord } from './member-record.view.js';

/** The record of a member as they stand after an act. @throws {InputError} for a member who is not there. */
export async function loadMemberFile(em: EntityManager, memberId: string): Promise<MemberRecord> {
  const row = await findMember(em, memberId);
  if (row === null) throw new InputError('There is no such member.');
  // What is missing is asked for field by field.
  return viewMemberRecord(row) as MemberRecord;
}

import type { MemberRecord } from '@meisai/schema';
import { listContactsOf, listMembers } from '../accounts/index.js';
import { batched, InputError, type RequestContext } from '../platform/index.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';
import { viewMemberRecord } from './member-record.view.js';

const readMember = batched(async ({ em }, ids: readonly string[]) => new Map((await listMembers(em, ids)).map((row) => [row.id, row])));

/** The contacts of a member; those of a whole list of members are read at once. */
export const readContacts = batched(async ({ em }, ids: readonly string[]) =>
  Map.groupBy(await listContactsOf(em, ids, CONCIERGE_POLICY.contactUnchangedDays), ({ memberId }) => memberId),
);

/** The record of a member as they stand now; those of a whole list are read at once. @throws {InputError} for a member who is not there. */
export async function loadMemberFile(context: RequestContext, memberId: string): Promise<MemberRecord> {
  const row = await readMember(context, memberId);
  if (row === null) throw new InputError('There is no such member.');
  // What is missing is asked for field by field.
  return viewMemberRecord(row) as MemberRecord;
}

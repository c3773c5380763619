import { MemberRecord } from '@meisai/schema';
import { viewMember, type MemberRow } from '../accounts/index.js';

/** A member's record before its parts are asked for. */
export type MemberFile = Pick<MemberRecord, 'id' | 'name' | 'nameKana' | 'nameLatin' | 'language'>;

/** A member as an operator sees them. */
export function viewMemberRecord(row: MemberRow): MemberFile {
  return Object.assign(new MemberRecord(), viewMember(row));
}

import { listContacts } from '../accounts/index.js';
import { hasSecondFactor } from '../factors/index.js';
import { readPhoneNumber } from '../members/index.js';
import { isMailAddress } from '../notifications/index.js';
import type { EntityManager } from '../platform/index.js';
import type { Subject } from './act-on-member.js';
import type { OperatorRefusalCode } from './concierge.messages.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';
import { isOperatorsAddress } from './operator.queries.js';
import type { ProposalRow } from './proposal.queries.js';

export type Prepared = Pick<ProposalRow, 'newEmail' | 'newPhone'> | OperatorRefusalCode;

/** Whether there are second factors to remove, as things stand now. */
export async function prepareRemoval(em: EntityManager, { login }: Pick<Subject, 'login'>): Promise<Prepared> {
  if (login === null || login.isClosed) return 'NO_LOGIN';
  return (await hasSecondFactor(em, login.id)) ? { newEmail: null, newPhone: null } : 'NOTHING_TO_REMOVE';
}

/** Whether an address can become a member's, as things stand now. */
export async function prepareContactChange(em: EntityManager, memberId: string, email: string): Promise<Prepared> {
  const newEmail = email.normalize('NFKC').trim();
  const contacts = await listContacts(em, memberId, CONCIERGE_POLICY.contactUnchangedDays);
  const isSame = contacts.some(({ kind, value }) => kind === 'EMAIL' && value.toLowerCase() === newEmail.toLowerCase());
  // What goes to a member must not reach the desk.
  const isFit = isMailAddress(newEmail) && !isSame && !(await isOperatorsAddress(em, newEmail));
  return isFit ? { newEmail, newPhone: null } : 'CONTACT_UNFIT';
}

/** Whether a telephone number can become a member's, as things stand now. */
export async function preparePhoneChange(em: EntityManager, memberId: string, phone: string): Promise<Prepared> {
  const newPhone = readPhoneNumber(phone);
  const contacts = await listContacts(em, memberId, CONCIERGE_POLICY.contactUnchangedDays);
  const isSame = contacts.some(({ kind, value }) => kind === 'PHONE' && value === newPhone);
  return newPhone === null || isSame ? 'CONTACT_UNFIT' : { newEmail: null, newPhone };
}

/** Looks at a proposal again before it is carried out: much can change within a day. */
export async function prepareAgain(em: EntityManager, proposal: ProposalRow, subject: Subject): Promise<Prepared> {
  const { kind, memberId, newEmail, newPhone, proposedAt } = proposal;
  if (kind === 'REMOVE_SECOND_FACTORS') return prepareRemoval(em, subject);
  const contacts = await listContacts(em, memberId, CONCIERGE_POLICY.contactUnchangedDays);
  // What the member has put on file since is newer than what they told the desk.
  const changed = kind === 'CHANGE_PHONE' ? 'PHONE' : 'EMAIL';
  const isOvertaken = contacts.some(({ kind: of, changedAt }) => of === changed && changedAt !== null && changedAt > proposedAt);
  if (isOvertaken) return 'CONTACT_UNFIT';
  return kind === 'CHANGE_PHONE' ? preparePhoneChange(em, memberId, newPhone ?? '') : prepareContactChange(em, memberId, newEmail ?? '');
}

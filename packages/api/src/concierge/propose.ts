import { listContacts } from '../accounts/index.js';
import { hasSecondFactor } from '../factors/index.js';
import { isMailAddress } from '../notifications/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { actOnMember, type ActOutcome, type Subject } from './act-on-member.js';
import type { OperatorRefusalCode } from './concierge.messages.js';
import { CONCIERGE_POLICY } from './concierge-policy.js';
import { isOperatorsAddress } from './operator.queries.js';
import { addProposal, type ProposalRow } from './proposal.queries.js';

/** Proposes that the second factors of a member's login be removed. Nothing changes until another operator approves. */
export function proposeSecondFactorRemoval(context: RequestContext, memberId: string, reason: string): Promise<ActOutcome<ProposalRow>> {
  return propose(context, 'REMOVE_SECOND_FACTORS', memberId, reason, async (em, { login }) => {
    if (login === null || login.isClosed) return 'NO_LOGIN';
    return (await hasSecondFactor(em, login.id)) ? { newEmail: null } : 'NOTHING_TO_REMOVE';
  });
}

/** Proposes another mail address for a member. Nothing changes until another operator approves. */
export function proposeContactChange(
  context: RequestContext,
  memberId: string,
  email: string,
  reason: string,
): Promise<ActOutcome<ProposalRow>> {
  return propose(context, 'CHANGE_CONTACT', memberId, reason, async (em) => {
    const newEmail = email.normalize('NFKC').trim();
    const contacts = await listContacts(em, memberId, CONCIERGE_POLICY.contactUnchangedDays);
    const isSame = contacts.some(({ kind, value }) => kind === 'EMAIL' && value.toLowerCase() === newEmail.toLowerCase());
    // What goes to a member must not reach the desk.
    const isFit = isMailAddress(newEmail) && !isSame && !(await isOperatorsAddress(em, newEmail));
    return isFit ? { newEmail } : 'CONTACT_UNFIT';
  });
}

function propose(
  context: RequestContext,
  kind: ProposalRow['kind'],
  memberId: string,
  reason: string,
  prepare: (em: EntityManager, subject: Subject) => Promise<{ newEmail: string | null } | OperatorRefusalCode>,
): Promise<ActOutcome<ProposalRow>> {
  return actOnMember<ProposalRow>(context, { kind: `${kind}_PROPOSED`, memberId, reason, needsCheck: true }, async (em, subject) => {
    const prepared = await prepare(em, subject);
    if (typeof prepared === 'string') return prepared;
    const proposal = { kind, memberId, newEmail: prepared.newEmail, reason: subject.reason, proposedById: subject.operator.id };
    return (await addProposal(em, proposal)) ?? 'PROPOSAL_OPEN';
  });
}

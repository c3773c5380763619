import type { EntityManager, RequestContext } from '../platform/index.js';
import { actOnMember, type ActOutcome, type Subject } from './act-on-member.js';
import { prepareContactChange, preparePhoneChange, prepareRemoval, type Prepared } from './prepare-proposal.js';
import { addProposal, type ProposalRow } from './proposal.queries.js';

/** Proposes that the second factors of a member's login be removed. Nothing changes until another operator approves. */
export function proposeSecondFactorRemoval(context: RequestContext, memberId: string, reason: string): Promise<ActOutcome<ProposalRow>> {
  return propose(context, 'REMOVE_SECOND_FACTORS', memberId, reason, prepareRemoval);
}

/** Proposes another mail address for a member. Nothing changes until another operator approves. */
export function proposeContactChange(
  context: RequestContext,
  memberId: string,
  email: string,
  reason: string,
): Promise<ActOutcome<ProposalRow>> {
  return propose(context, 'CHANGE_CONTACT', memberId, reason, (em) => prepareContactChange(em, memberId, email));
}

/** Proposes another telephone number for a member. Nothing changes until another operator approves. */
export function proposePhoneChange(
  context: RequestContext,
  memberId: string,
  phone: string,
  reason: string,
): Promise<ActOutcome<ProposalRow>> {
  return propose(context, 'CHANGE_PHONE', memberId, reason, (em) => preparePhoneChange(em, memberId, phone));
}

function propose(
  context: RequestContext,
  kind: ProposalRow['kind'],
  memberId: string,
  reason: string,
  prepare: (em: EntityManager, subject: Subject) => Promise<Prepared>,
): Promise<ActOutcome<ProposalRow>> {
  return actOnMember<ProposalRow>(context, { kind: `${kind}_PROPOSED`, memberId, reason, needsCheck: true }, async (em, subject) => {
    const prepared = await prepare(em, subject);
    if (typeof prepared === 'string') return prepared;
    const proposal = { kind, memberId, ...prepared, reason: subject.reason, proposedById: subject.operator.id };
    return (await addProposal(em, proposal)) ?? 'PROPOSAL_OPEN';
  });
}

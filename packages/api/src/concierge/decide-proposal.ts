import { findMailContact, mailMember, replaceContact, textMember } from '../accounts/index.js';
import { removeFactors } from '../factors/index.js';
import { distrustPassword, endAccess } from '../identity/index.js';
import { enqueueMail, layoutMail } from '../notifications/index.js';
import type { EntityManager, RequestContext } from '../platform/index.js';
import { actOnMember, refuseOnRecord, type ActOutcome, type Subject } from './act-on-member.js';
import { contactChangedMail, phoneChangedMail, secondFactorsRemovedMail } from './concierge-mails.js';
import { prepareAgain } from './prepare-proposal.js';
import { decide, endProposal, findWaiting, type ProposalRow } from './proposal.queries.js';

/** Does what another operator proposed. Who proposed it is never who approves it: the database refuses that as well. */
export async function approveProposal(context: RequestContext, id: string, reason: string): Promise<ActOutcome<{ memberId: string }>> {
  const proposal = await findWaiting(context.em, id);
  if (proposal === null) return refuseOnRecord(context, 'PROPOSAL_APPROVED', 'PROPOSAL_GONE', reason);
  const { memberId, kind } = proposal;
  return actOnMember(context, { kind: `${kind}_APPROVED`, memberId, reason }, async (em, subject) => {
    if (proposal.proposedById === subject.operator.id) return 'OTHER_OPERATOR_NEEDED';
    // Under the member's lock: another approval may have carried it out while this one waited.
    if ((await findWaiting(em, id)) === null) return 'PROPOSAL_GONE';
    const prepared = await prepareAgain(em, proposal, subject);
    if (typeof prepared === 'string') {
      await endProposal(em, id);
      return prepared;
    }
    if ((await decide(em, id, 'APPROVED', subject.operator.id)) === null) return 'PROPOSAL_GONE';
    await carryOut(em, context, proposal, subject);
    return { memberId };
  });
}

/** Ends a proposal; nothing changes. */
export async function declineProposal(context: RequestContext, id: string, reason: string): Promise<ActOutcome<{ declinedAt: Date }>> {
  const proposal = await findWaiting(context.em, id);
  if (proposal === null) return refuseOnRecord(context, 'PROPOSAL_DECLINED', 'PROPOSAL_GONE', reason);
  const { memberId, kind } = proposal;
  return actOnMember(context, { kind: `${kind}_DECLINED`, memberId, reason }, async (em, { operator }) => {
    if (proposal.proposedById === operator.id) return 'OTHER_OPERATOR_NEEDED';
    const declinedAt = await decide(em, id, 'DECLINED', operator.id);
    return declinedAt === null ? 'PROPOSAL_GONE' : { declinedAt };
  });
}

async function carryOut(
  em: EntityManager,
  { services }: RequestContext,
  proposal: ProposalRow,
  { memberId, login }: Subject,
): Promise<void> {
  if (proposal.kind === 'REMOVE_SECOND_FACTORS') {
    if (login === null) throw new Error('A login with second factors is not there any more.');
    await removeFactors(em, login.id);
    // Whoever was kept out by the factors knows the password.
    await distrustPassword(em, login.id);
    // Whoever holds the lost factor may be logged in with it.
    await endAccess(em, login.id);
    await mailMember(em, memberId, secondFactorsRemovedMail(services.config.publicOrigin));
    return;
  }
  if (proposal.kind === 'CHANGE_PHONE') {
    const mail = phoneChangedMail();
    await mailMember(em, memberId, mail);
    // The old number is told as well, before it goes. A telephone lets nobody in: what is open stays open.
    await textMember(em, services.config.smsGateway, memberId, mail);
    await replaceContact(em, { memberId, kind: 'PHONE', value: proposal.newPhone ?? '' });
    return;
  }
  const old = await findMailContact(em, memberId);
  await replaceContact(em, { memberId, kind: 'EMAIL', value: proposal.newEmail ?? '' });
  // Whoever reads the old mailbox may have let in themselves, and programs of theirs.
  if (login !== null) await endAccess(em, login.id);
  const mail = contactChangedMail();
  await mailMember(em, memberId, mail);
  // The old address is told as well: it is how a member finds out about a change that was not theirs.
  if (old !== null) await enqueueMail(em, { ...layoutMail({ language: old.language, ...mail[old.language] }), to: old.to });
}

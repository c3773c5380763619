import {
  ActProposed,
  ApproveProposalResult,
  ChangeContactInput,
  ChangeContactResult,
  DecideProposalInput,
  DeclineProposalResult,
  MemberActInput,
  MemberRecord,
  Proposal,
  ProposalApproved,
  ProposalDeclined,
  RemoveSecondFactorsResult,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { localId, OperatorAct, requireOperator, type RequestContext } from '../platform/index.js';
import { viewProposal, viewRefusal } from './concierge.view.js';
import { approveProposal, declineProposal } from './decide-proposal.js';
import { loadMemberFile } from './member-file.view.js';
import { listWaiting, type ProposalRow } from './proposal.queries.js';
import { changeContact, removeSecondFactors } from './propose.js';

const DECISION = { description: 'The proposal, and why.' };

@Resolver(() => Proposal)
export class ProposalResolver {
  @Query(() => [Proposal], { description: 'Acts that wait for a second operator, newest first; at most 100.' })
  async proposals(@Ctx() context: RequestContext): Promise<Proposal[]> {
    const { operatorId } = requireOperator(context);
    return (await listWaiting(context.em, null)).map((row) => viewProposal(row, operatorId));
  }

  @FieldResolver(() => MemberRecord, { description: 'That member as they stand now: the second operator has to know whom they decide on.' })
  member(@Root() { memberId }: Proposal, @Ctx() { em }: RequestContext): Promise<MemberRecord> {
    return loadMemberFile(em, localId('Member', memberId));
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => RemoveSecondFactorsResult, {
    description: 'Proposes to remove all second factors of a login, after a passed check of who calls. It takes a second operator.',
  })
  async removeSecondFactors(
    @Arg('input', () => MemberActInput, { description: 'The member, and why.' }) input: MemberActInput,
    @Ctx() context: RequestContext,
  ): Promise<RemoveSecondFactorsResult> {
    const outcome = await removeSecondFactors(context, localId('Member', input.memberId), input.reason);
    if (outcome.kind === 'REFUSED') return viewRefusal(outcome.code, context.language) as RemoveSecondFactorsResult;
    return viewProposed(context, outcome.done);
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ChangeContactResult, {
    description:
      'Proposes another mail address for a member, after a passed check of who calls. It takes a second operator, and no code goes there for 7 days.',
  })
  async changeContact(
    @Arg('input', () => ChangeContactInput, { description: 'The member, the address, and why.' }) input: ChangeContactInput,
    @Ctx() context: RequestContext,
  ): Promise<ChangeContactResult> {
    const outcome = await changeContact(context, localId('Member', input.memberId), input.email, input.reason);
    if (outcome.kind === 'REFUSED') return viewRefusal(outcome.code, context.language) as ChangeContactResult;
    return viewProposed(context, outcome.done);
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ApproveProposalResult, { description: 'Does what another operator proposed within the last 24 hours.' })
  async approveProposal(
    @Arg('input', () => DecideProposalInput, DECISION) input: DecideProposalInput,
    @Ctx() context: RequestContext,
  ): Promise<ApproveProposalResult> {
    const outcome = await approveProposal(context, localId('Proposal', input.proposalId), input.reason);
    if (outcome.kind === 'REFUSED') return viewRefusal(outcome.code, context.language) as ApproveProposalResult;
    return Object.assign(new ProposalApproved(), { member: await loadMemberFile(context.em, outcome.done.memberId) });
  }

  @OperatorAct()
  @Mutation(() => DeclineProposalResult, { description: 'Ends what another operator proposed; nothing changes.' })
  async declineProposal(
    @Arg('input', () => DecideProposalInput, DECISION) input: DecideProposalInput,
    @Ctx() context: RequestContext,
  ): Promise<DeclineProposalResult> {
    const outcome = await declineProposal(context, localId('Proposal', input.proposalId), input.reason);
    if (outcome.kind === 'REFUSED') return viewRefusal(outcome.code, context.language) as DeclineProposalResult;
    return Object.assign(new ProposalDeclined(), outcome.done);
  }
}

function viewProposed(context: RequestContext, row: ProposalRow): ActProposed {
  return Object.assign(new ActProposed(), { proposal: viewProposal(row, requireOperator(context).operatorId) });
}

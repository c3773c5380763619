import {
  ActProposed,
  ApproveProposalResult,
  ProposeContactChangeInput,
  ProposeContactChangeResult,
  ProposePhoneChangeInput,
  ProposePhoneChangeResult,
  DecideProposalInput,
  DeclineProposalResult,
  MemberActInput,
  MemberRecord,
  Proposal,
  ProposalApproved,
  ProposalDeclined,
  ProposeSecondFactorRemovalResult,
} from '@meisai/schema';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { localId, OperatorAct, requireOperator, type RequestContext } from '../platform/index.js';
import type { ActOutcome } from './act-on-member.js';
import { viewAct, viewProposal } from './concierge.view.js';
import { approveProposal, declineProposal } from './decide-proposal.js';
import { loadMemberFile } from './member-file.view.js';
import { listWaiting, type ProposalRow } from './proposal.queries.js';
import { proposeContactChange, proposePhoneChange, proposeSecondFactorRemoval } from './propose.js';

const DECISION = { description: 'The proposal, and why.' };

@Resolver(() => Proposal)
export class ProposalResolver {
  @Query(() => [Proposal], { description: 'Acts that wait for a second operator, newest first; at most 100.' })
  async proposals(@Ctx() context: RequestContext): Promise<Proposal[]> {
    const { operatorId } = requireOperator(context);
    return (await listWaiting(context.em, null)).map((row) => viewProposal(row, operatorId));
  }

  @FieldResolver(() => MemberRecord, { description: 'That member as they stand now: the second operator has to know whom they decide on.' })
  member(@Root() { memberId }: Proposal, @Ctx() context: RequestContext): Promise<MemberRecord> {
    return loadMemberFile(context, localId('Member', memberId));
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ProposeSecondFactorRemovalResult, {
    description: 'Proposes to remove all second factors of a login, after a passed check of who calls. It takes a second operator.',
  })
  async proposeSecondFactorRemoval(
    @Arg('input', () => MemberActInput, { description: 'The member, and why.' }) input: MemberActInput,
    @Ctx() context: RequestContext,
  ): Promise<ProposeSecondFactorRemovalResult> {
    return viewProposed(context, await proposeSecondFactorRemoval(context, localId('Member', input.memberId), input.reason));
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ProposeContactChangeResult, {
    description:
      'Proposes another mail address for a member, after a passed check of who calls. It takes a second operator, and no code goes there for 7 days.',
  })
  async proposeContactChange(
    @Arg('input', () => ProposeContactChangeInput, { description: 'The member, the address, and why.' }) input: ProposeContactChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<ProposeContactChangeResult> {
    return viewProposed(context, await proposeContactChange(context, localId('Member', input.memberId), input.email, input.reason));
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ProposePhoneChangeResult, {
    description:
      'Proposes another telephone number for a member, after a passed check of who calls. It takes a second operator, and answers no question of a check for 7 days.',
  })
  async proposePhoneChange(
    @Arg('input', () => ProposePhoneChangeInput, { description: 'The member, the number, and why.' }) input: ProposePhoneChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<ProposePhoneChangeResult> {
    return viewProposed(context, await proposePhoneChange(context, localId('Member', input.memberId), input.phone, input.reason));
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ApproveProposalResult, {
    description:
      'Does what another operator proposed within the last 24 hours. Where that fits no more, as when the member has changed the address or number themselves, it is refused and the proposal ends.',
  })
  async approveProposal(
    @Arg('input', () => DecideProposalInput, DECISION) input: DecideProposalInput,
    @Ctx() context: RequestContext,
  ): Promise<ApproveProposalResult> {
    const outcome = await approveProposal(context, localId('Proposal', input.proposalId), input.reason);
    return viewAct<{ memberId: string }, ApproveProposalResult>(context, outcome, async ({ memberId }) =>
      Object.assign(new ProposalApproved(), { member: await loadMemberFile(context, memberId) }),
    );
  }

  @OperatorAct()
  @Mutation(() => DeclineProposalResult, { description: 'Ends what another operator proposed; nothing changes.' })
  async declineProposal(
    @Arg('input', () => DecideProposalInput, DECISION) input: DecideProposalInput,
    @Ctx() context: RequestContext,
  ): Promise<DeclineProposalResult> {
    const outcome = await declineProposal(context, localId('Proposal', input.proposalId), input.reason);
    return viewAct<{ declinedAt: Date }, DeclineProposalResult>(context, outcome, (done) => Object.assign(new ProposalDeclined(), done));
  }
}

function viewProposed<Result>(context: RequestContext, outcome: ActOutcome<ProposalRow>): Promise<ActProposed | Result> {
  const { operatorId } = requireOperator(context);
  return viewAct<ProposalRow, ActProposed | Result>(context, outcome, (row) =>
    Object.assign(new ActProposed(), { proposal: viewProposal(row, operatorId) }),
  );
}

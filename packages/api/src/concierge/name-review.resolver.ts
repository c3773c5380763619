import {
  ApproveNameChangeResult,
  DecideNameChangeInput,
  DeclineNameChangeResult,
  MemberRecord,
  NameChangeApproved,
  NameChangeDeclined,
  NameChangeRecord,
  NameChangeRecordConnection,
  PageArgs,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { listWaitingNameChanges, viewNames, type NameChangeRow } from '../members/index.js';
import { globalId, localId, OperatorAct, readPage, requireOperator, toConnection, type RequestContext } from '../platform/index.js';
import { viewAct } from './concierge.view.js';
import { loadMemberFile } from './member-file.view.js';
import { reviewNameChange } from './review-name-change.js';

const DECISION = { description: 'The change of name, and why.' };

@Resolver(() => NameChangeRecord)
export class NameReviewResolver {
  @Query(() => NameChangeRecordConnection, { description: 'Changes of name that wait to be decided, longest first.' })
  async nameChanges(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<NameChangeRecordConnection> {
    requireOperator(context);
    const page = readPage(args, 'INSTANT', true);
    const rows = await listWaitingNameChanges(context.em, page);
    return toConnection(page, rows, (row) => ({ at: row.place, id: row.id }), viewNameChangeRecord);
  }

  @FieldResolver(() => MemberRecord, { description: 'That member as they stand now: what is on file is compared with the name to be.' })
  member(@Root() { memberId }: NameChangeRecord, @Ctx() context: RequestContext): Promise<MemberRecord> {
    return loadMemberFile(context, localId('Member', memberId));
  }

  @OperatorAct({ freshProof: true })
  @Mutation(() => ApproveNameChangeResult, { description: 'Makes a name count that a member has asked for.' })
  async approveNameChange(
    @Arg('input', () => DecideNameChangeInput, DECISION) { nameChangeId, reason }: DecideNameChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<ApproveNameChangeResult> {
    const outcome = await reviewNameChange(context, localId('NameChange', nameChangeId), 'APPROVED', reason);
    return viewAct<{ memberId: string }, ApproveNameChangeResult>(context, outcome, async ({ memberId }) =>
      Object.assign(new NameChangeApproved(), { member: await loadMemberFile(context, memberId) }),
    );
  }

  @OperatorAct()
  @Mutation(() => DeclineNameChangeResult, { description: 'Declines a change of name: the name stays as it is.' })
  async declineNameChange(
    @Arg('input', () => DecideNameChangeInput, DECISION) { nameChangeId, reason }: DecideNameChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<DeclineNameChangeResult> {
    const outcome = await reviewNameChange(context, localId('NameChange', nameChangeId), 'DECLINED', reason);
    return viewAct<{ memberId: string }, DeclineNameChangeResult>(context, outcome, async ({ memberId }) =>
      Object.assign(new NameChangeDeclined(), { member: await loadMemberFile(context, memberId) }),
    );
  }
}

function viewNameChangeRecord(row: NameChangeRow): NameChangeRecord {
  const ids = { id: globalId('NameChange', row.id), memberId: globalId('Member', row.memberId) };
  return Object.assign(new NameChangeRecord(), { ...ids, ...viewNames(row), submittedAt: new Date(row.submittedAt) });
}

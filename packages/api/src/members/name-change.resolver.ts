import {
  Member,
  NameChangeConnection,
  PageArgs,
  RequestNameChangeInput,
  RequestNameChangeResult,
  RequestNameChangeSuccess,
  WithdrawNameChangeResult,
  WithdrawNameChangeSuccess,
} from '@meisai/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Resolver } from 'type-graphql';
import { MemberAct, keyOf, readPage, requireViewer, toConnection, type RequestContext } from '../platform/index.js';
import { viewDetailsRejected, viewMemberRefusal } from './member.view.js';
import { findNameVersion, listOwnNameChanges } from './name-change.store.js';
import { viewNameChange } from './name-change.view.js';
import { requestNameChange, withdrawNameChange } from './request-name-change.js';

@Resolver()
export class NameChangeResolver {
  @MemberAct({ freshProof: true })
  @Mutation(() => RequestNameChangeResult, {
    description: 'Asks the issuer for another name. It reviews it; until it is approved the old name counts. Each step is mailed.',
  })
  async requestNameChange(
    @Arg('input', () => RequestNameChangeInput, { description: 'The name, and the version it is to replace.' })
    input: RequestNameChangeInput,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const outcome = await requestNameChange(context, requireViewer(context), input);
    if (outcome.kind === 'REJECTED') return viewDetailsRejected(outcome.faults, context.language);
    if (outcome.kind !== 'REQUESTED') return viewMemberRefusal(outcome.kind, context.language);
    return Object.assign(new RequestNameChangeSuccess(), { nameChange: viewNameChange(outcome.nameChange) });
  }

  @MemberAct()
  @Mutation(() => WithdrawNameChangeResult, { description: 'Takes a change of name back, while it is not decided.' })
  async withdrawNameChange(
    @Arg('id', () => ID, { description: 'The change of name.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<unknown> {
    const [own] = keyOf('NameChange', id);
    const nameChange = own === undefined ? null : await withdrawNameChange(context, requireViewer(context), own);
    if (nameChange === null) return viewMemberRefusal('NAME_CHANGE_GONE', context.language);
    return Object.assign(new WithdrawNameChangeSuccess(), { nameChange: viewNameChange(nameChange) });
  }
}

@Resolver(() => Member)
export class MemberNameResolver {
  @FieldResolver(() => Int, { description: 'Grows with each change of the name. A change names the version it is made over.' })
  nameVersion(@Ctx() context: RequestContext): Promise<number> {
    return findNameVersion(context.em, requireViewer(context).memberId);
  }

  @FieldResolver(() => NameChangeConnection, {
    description: 'The changes of name the member has asked for, newest first. One at a time is under review: the newest.',
  })
  async nameChanges(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext): Promise<NameChangeConnection> {
    const page = readPage(args, 'INSTANT');
    const rows = await listOwnNameChanges(context.em, requireViewer(context).memberId, page);
    return toConnection(page, rows, (row) => ({ at: row.place, id: row.id }), viewNameChange);
  }
}

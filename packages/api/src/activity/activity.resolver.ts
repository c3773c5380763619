import { ActivityConnection, Member, PageArgs } from '@meisai/schema';
import { Args, Ctx, FieldResolver, Resolver } from 'type-graphql';
import { readPage, requireViewer, toConnection, type RequestContext } from '../platform/index.js';
import { listActivity } from './activity.queries.js';
import { KNOWN_KINDS } from './activity-kind.view.js';
import { viewActivity } from './activity.view.js';

@Resolver(() => Member)
export class MemberActivityResolver {
  @FieldResolver(() => ActivityConnection, {
    description: 'What was done or tried on behalf of the member, by whomever, newest first. All of it, for good.',
  })
  async activity(@Args(() => PageArgs) args: PageArgs, @Ctx() context: RequestContext) {
    const page = readPage(args, 'INSTANT');
    const rows = await listActivity(context.em, { memberId: requireViewer(context).memberId, kinds: KNOWN_KINDS }, page);
    return toConnection(
      page,
      rows,
      (row) => ({ at: row.place, id: row.id }),
      (row) => viewActivity(row, context.language),
    );
  }
}

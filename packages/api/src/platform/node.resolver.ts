import { Node } from '@meisai/schema';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import type { Asked } from './asked-fields.js';
import { readGlobalId } from './global-id.js';
import { mayReach } from './reach.js';
import type { RequestContext, Viewer } from './request-context.js';

/** By type, how to find a thing the viewer may see; null for all others. What is asked of it can be read along. */
export type NodeFinders = Record<string, (context: MembersContext, key: string[], asked: Asked) => Promise<object | null>>;

type MembersContext = RequestContext & { viewer: Viewer };

function isMembers(context: RequestContext): context is MembersContext {
  return context.viewer !== null;
}

/** `Query.node` over the types the features offer. */
export function createNodeResolver(finders: NodeFinders) {
  @Resolver()
  class NodeResolver {
    @Query(() => Node, {
      nullable: true,
      description: 'Anything by its id; null for what does not exist, and for what the viewer may not see.',
    })
    async node(
      @Arg('id', () => ID, { description: 'The id, as any field `id` gave it.' }) id: string,
      @Ctx() context: RequestContext,
      @Info() asked: Asked,
    ): Promise<object | null> {
      const read = readGlobalId(id);
      if (read === null || !isMembers(context) || !Object.hasOwn(finders, read.type)) return null;
      // An id of a thing that a token is not for is that of nothing: whether it is there would be told as well.
      if (!mayReach(context.viewer, read.type, 'id')) return null;
      return (await finders[read.type]?.(context, read.key, asked)) ?? null;
    }
  }
  return NodeResolver;
}

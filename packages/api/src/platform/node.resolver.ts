import { Node } from '@meisai/schema';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { readGlobalId } from './global-id.js';
import type { RequestContext, Viewer } from './request-context.js';

/** By type, how to find a thing the viewer may see; null for all others. */
export type NodeFinders = Record<string, (context: RequestContext & { viewer: Viewer }, key: string[]) => Promise<object | null>>;

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
    ): Promise<object | null> {
      const read = readGlobalId(id);
      const { viewer } = context;
      if (read === null || viewer === null || !Object.hasOwn(finders, read.type)) return null;
      return (await finders[read.type]?.({ ...context, viewer }, read.key)) ?? null;
    }
  }
  return NodeResolver;
}

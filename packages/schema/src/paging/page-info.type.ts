import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'Where a page stands in its list (Relay Cursor Connections).',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow. Exact when paging with `first`, else false.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether more precede. Exact when paging with `last`, else false.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor!: string | null;
}

import { Field, ObjectType, type ClassType } from 'type-graphql';
import { PageInfo } from './page-info.type.js';

/** The base of a Relay edge: `class UseEdge extends edgeOf(Use)`. */
export function edgeOf<T extends object>(node: ClassType<T>) {
  @ObjectType({ simpleResolvers: true })
  abstract class Edge {
    @Field(() => node, { description: 'The item itself.' })
    node!: T;

    @Field(() => String, { description: 'Opaque place of the item in this list, for `after` and `before`.' })
    cursor!: string;
  }
  return Edge;
}

/** The base of a Relay connection: `class UseConnection extends connectionOf(UseEdge)`. */
export function connectionOf<E extends object>(edge: ClassType<E>) {
  @ObjectType({ simpleResolvers: true })
  abstract class Connection {
    @Field(() => [edge], { description: 'The items of this page, in order, with their cursors.' })
    edges!: E[];

    @Field(() => PageInfo, { description: 'Where this page stands, and whether there is more.' })
    pageInfo!: PageInfo;
  }
  return Connection;
}

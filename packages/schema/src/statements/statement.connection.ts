import { ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Statement } from './statement.type.js';

@ObjectType({ simpleResolvers: true, description: 'A statement and its place in the list.' })
export class StatementEdge extends edgeOf(Statement) {}

@ObjectType({ simpleResolvers: true, description: 'A page of statements, newest first.' })
export class StatementConnection extends connectionOf(StatementEdge) {}

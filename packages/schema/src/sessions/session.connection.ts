import { ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Session } from './session.type.js';

@ObjectType({ simpleResolvers: true, description: 'A session and its place in the list.' })
export class SessionEdge extends edgeOf(Session) {}

@ObjectType({ simpleResolvers: true, description: 'A page of sessions, the newest login first.' })
export class SessionConnection extends connectionOf(SessionEdge) {}

import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { DateTime } from '../scalars/scalars.js';
import { App } from './app.type.js';
import { AppScope } from './scope.enum.js';

@ObjectType({ simpleResolvers: true, description: 'That one kind of data was made use of.' })
export class ScopeUse {
  @Field(() => AppScope, { description: 'What was read or done.' })
  scope!: AppScope;

  @Field(() => DateTime, { description: 'When it last was, to about a minute.' })
  lastUsedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'An app that the member has let at their data, on one device or several.' })
export class ConnectedApp {
  @Field(() => ID, { description: 'Names the connection, to cut it off.' })
  id!: string;

  @Field(() => App, { description: 'The app.' })
  app!: App;

  @Field(() => [AppScope], { description: 'What it is let do; empty where it only knows who the member is.' })
  scopes!: AppScope[];

  @Field(() => DateTime, { description: 'When the member last agreed.' })
  connectedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it last asked for anything, to about a minute; null where it never has.' })
  lastUsedAt!: Date | null;

  @Field(() => [ScopeUse], { description: 'What it made use of; empty where it never has.' })
  uses!: ScopeUse[];
}

@ObjectType({ simpleResolvers: true, description: 'A connected app and its place in the list.' })
export class ConnectedAppEdge extends edgeOf(ConnectedApp) {}

@ObjectType({ simpleResolvers: true, description: 'A page of connected apps, the newest first.' })
export class ConnectedAppConnection extends connectionOf(ConnectedAppEdge) {}

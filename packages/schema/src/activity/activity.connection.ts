import { ObjectType } from 'type-graphql';
import { connectionOf, edgeOf } from '../paging/connection.js';
import { Activity } from './activity.type.js';

@ObjectType({ simpleResolvers: true, description: 'An activity and its place in the list.' })
export class ActivityEdge extends edgeOf(Activity) {}

@ObjectType({ simpleResolvers: true, description: 'A page of activities, newest first.' })
export class ActivityConnection extends connectionOf(ActivityEdge) {}

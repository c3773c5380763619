export { Activity } from './activity.type.js';
export { ActivityActor } from './activity-actor.enum.js';
export { ActivityConnection } from './activity.connection.js';
export { ActivityKind } from './activity-kind.enum.js';

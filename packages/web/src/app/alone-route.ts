import { alone } from './alone.js';
import { Pending } from './pending.js';
import { RouteError } from './route-error.js';

/** What a route that stands without the member's layout shows before its page, and in its place. */
export const ALONE = { pendingComponent: alone(Pending), errorComponent: alone(RouteError) };

import { scopesWhere, type Scope } from '@meisai/schema/rules';
import type { RequestContext } from '../platform/index.js';

/** The scopes there are where the service runs. */
export function scopesHere({ services }: Pick<RequestContext, 'services'>): Scope[] {
  return scopesWhere(services.config);
}

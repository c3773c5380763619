import { declaredReach, type Reach } from '@meisai/schema';
import type { Scope } from '@meisai/schema/rules';
import type { Viewer } from './request-context.js';

/** Whether a token of these scopes comes to what takes this; what is the member's in person no token comes to. */
export function isHeld(reach: Reach, scopes: ReadonlySet<Scope>): boolean {
  return reach === 'ANY' || (reach !== 'IN_PERSON' && scopes.has(reach));
}

/** Whether a request comes to a field: the member in person does, a token as far as its scopes go. */
export function mayReach({ access }: Viewer, type: string, field: string): boolean {
  return access === null || isHeld(declaredReach(type, field) ?? 'IN_PERSON', access.scopes);
}

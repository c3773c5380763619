import type { Scope } from '@meisai/schema/rules';
import { isBasicMember } from '../accounts/index.js';
import type { EntityManager } from '../platform/index.js';

/** Acts on an account that its basic member has alone (docs/roles.md). */
const OF_BASIC_MEMBERS: ReadonlySet<Scope> = new Set<Scope>(['statements:write', 'installments:write']);

/** What of the scopes an app asks for can mean something for a member: nobody agrees to what they could not do themselves. */
export async function scopesOfMember(em: EntityManager, memberId: string, asked: readonly Scope[]): Promise<Scope[]> {
  if (!asked.some((scope) => OF_BASIC_MEMBERS.has(scope)) || (await isBasicMember(em, memberId))) return [...asked];
  return asked.filter((scope) => !OF_BASIC_MEMBERS.has(scope));
}

import { requireViewer, type RequestContext } from '../platform/index.js';
import type { FactorOwner } from './factor-owner.js';

/** The member a request speaks for, as the owner of factors. */
export function ownerOf(context: RequestContext): FactorOwner {
  const { loginId, memberId } = requireViewer(context);
  return { loginId, memberId, operatorId: null };
}

import type { FastifyReply } from 'fastify';
import { chargeUse, FILE_COST } from '../apps/index.js';
import { challengeOf, holdsScopes, type RequestContext, type Viewer } from '../platform/index.js';
import { budgetHeaders } from './budget-headers.js';
import { refuse } from './download-request.js';
import { FILE_SCOPES, type FileKind } from './file-scopes.js';

/**
 * Lets in whoever may be given a file: a member in person, or a token that may read all that stands in it and has enough left of its
 * fair share. What its lines cost is charged when they are known ({@link chargeLines}).
 * @returns null for whom it was refused
 */
export async function admitToFile(reply: FastifyReply, context: RequestContext, kind: FileKind): Promise<Viewer | null> {
  const { viewer } = context;
  const scopes = FILE_SCOPES[kind];
  if (viewer === null) {
    refuse(reply, 401, 'NOT_LOGGED_IN', 'Nobody is logged in, or the session has ended.');
    return null;
  }
  if (!holdsScopes(viewer, ...scopes)) {
    reply.header('www-authenticate', challengeOf(viewer.access?.scheme ?? null, 'insufficient_scope', scopes));
    refuse(reply, 403, 'INSUFFICIENT_SCOPE', `The file takes the scopes ${scopes.join(' ')}.`);
    return null;
  }
  return (await charge(reply, context, viewer, { kind, cost: FILE_COST[costOf(kind)].file })) ? viewer : null;
}

/** Charges what so many lines of a file cost. @returns false where that was refused */
export function chargeLines(reply: FastifyReply, context: RequestContext, viewer: Viewer, kind: FileKind, lines: number): Promise<boolean> {
  return charge(reply, context, viewer, { kind, cost: lines * FILE_COST[costOf(kind)].line });
}

async function charge(
  reply: FastifyReply,
  { services }: RequestContext,
  { loginId, access }: Viewer,
  { kind, cost }: { kind: FileKind; cost: number },
): Promise<boolean> {
  if (access === null) return true;
  const standing = await chargeUse(services.database.reader, loginId, access, { cost, scopes: FILE_SCOPES[kind] });
  for (const [name, value] of budgetHeaders(standing)) reply.header(name, value);
  if (standing.isWithin) return true;
  refuse(reply, 429, 'BUDGET_SPENT', `The file costs ${cost}, and ${standing.remaining} are left of the budget of this app and member.`);
  return false;
}

function costOf(kind: FileKind): keyof typeof FILE_COST {
  return kind === 'csv' || kind === 'ofx' ? 'WRITTEN' : 'PRINTED';
}

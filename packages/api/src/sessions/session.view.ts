import { ExtendSessionSuccess, Session, SessionNotFound } from '@meisai/schema';
import { coarseAddress, globalId, nameDevice, refusalsOf, type SpokenLanguage } from '../platform/index.js';
import type { SessionEnds, SessionRow } from './session.queries.js';

/** A session as its member sees it. */
export function viewSession(row: SessionRow, currentId: string, language: SpokenLanguage): Session {
  return Object.assign(new Session(), {
    id: globalId('Session', row.id),
    device: nameDevice(row.userAgent, language),
    address: coarseAddress(row.address),
    createdAt: new Date(row.createdAt),
    lastSeenAt: new Date(row.lastSeenAt),
    ...viewEnds(row),
    isCurrent: row.id === currentId,
  });
}

/** How long a session that was just prolonged goes on. */
export function viewExtended(ends: SessionEnds): ExtendSessionSuccess {
  return Object.assign(new ExtendSessionSuccess(), viewEnds(ends));
}

function viewEnds({ expiresAt, endsAt }: SessionEnds) {
  return { expiresAt: new Date(expiresAt), endsAt: new Date(endsAt) };
}

/** A refusal as the API says it, in the language of the request. */
export const viewRefusal = refusalsOf(
  { SESSION_NOT_FOUND: SessionNotFound },
  {
    SESSION_NOT_FOUND: {
      JA: 'このセッションはすでに終了しているか、見つかりませんでした。',
      EN: 'This session has ended already, or could not be found.',
    },
  },
);

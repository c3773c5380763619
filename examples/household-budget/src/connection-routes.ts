import type { FastifyInstance } from 'fastify';
import type { Authorization } from './authorization.ts';
import { findConnection, forgetMember } from './connections.ts';
import type { Database } from './database.ts';
import { endSession, findSession, startSession } from './sessions.ts';
import type { Visitors } from './visitors.ts';

interface ConnectionParts {
  authorization: Authorization;
  database: Database;
  visitors: Visitors;
  appOrigin: string;
}

/** The member's way to Meisai and back, and how they leave. */
export function serveConnection(app: FastifyInstance, { authorization, database, visitors, appOrigin }: ConnectionParts): void {
  app.post('/connect', async (request, reply) => {
    let session = visitors.sessionOf(request);
    if (session === null) {
      const id = startSession(database);
      visitors.remember(reply, id);
      session = findSession(database, id);
    }
    if (session === null) throw new Error('A session that was just begun is not there.');
    return reply.redirect((await authorization.begin(session)).href, 303);
  });

  app.get('/callback', async (request, reply) => {
    const session = visitors.sessionOf(request);
    const memberId = await authorization.finish(session, new URL(request.url, appOrigin));
    // Whoever knew the session before it was anybody's knows nothing now.
    if (session !== null) endSession(database, session);
    visitors.remember(reply, startSession(database, memberId));
    return reply.redirect('/', 303);
  });

  app.post('/renew', async (request, reply) => {
    const memberId = visitors.memberOf(request);
    await authorization.renew(memberId, findConnection(database, memberId)?.accessToken ?? '');
    return reply.redirect('/', 303);
  });

  app.post('/log-out', async (request, reply) => {
    const session = visitors.sessionOf(request);
    if (session !== null) endSession(database, session);
    visitors.forget(reply);
    return reply.redirect('/', 303);
  });

  app.post('/disconnect', async (request, reply) => {
    const memberId = visitors.memberOf(request);
    // What is kept here goes in any case; where Meisai cannot be told now, the member can cut the app off there.
    await authorization.giveBack(memberId).catch((error: unknown) => {
      request.log.warn({ why: error instanceof Error ? error.message : undefined }, 'the tokens could not be given back');
    });
    forgetMember(database, memberId);
    visitors.forget(reply);
    return reply.redirect('/', 303);
  });
}

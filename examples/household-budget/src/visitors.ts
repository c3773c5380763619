import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from './database.ts';
import { viewIn, type View } from './layout.ts';
import { MeisaiFault } from './meisai-fault.ts';
import { findSession, SESSION_SECONDS, type Session } from './sessions.ts';
import type { Settings } from './settings.ts';
import { languageOf } from './words.ts';

export type Visitors = ReturnType<typeof serveVisitors>;

/** A form that was sent from another site, in the member's browser and with their cookie. */
export class ForeignForm extends Error {
  override readonly name = 'ForeignForm';
}

/** Who a request comes from. Every form must come from a page of this app; only webhooks come from elsewhere, and are signed. */
export function serveVisitors(app: FastifyInstance, { appOrigin }: Settings, database: Database) {
  const isSecure = appOrigin.startsWith('https:');
  const name = isSecure ? '__Host-household-budget' : 'household-budget';
  // Lax, and not strict: the browser comes back from Meisai with it.
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const;

  app.addHook('onRequest', async ({ method, headers, routeOptions }) => {
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead && routeOptions.url !== '/webhooks' && headers.origin !== appOrigin) throw new ForeignForm();
  });

  function sessionOf(request: FastifyRequest): Session | null {
    return findSession(database, request.cookies[name]);
  }

  return {
    sessionOf,

    /** @throws {MeisaiFault} where nobody is connected here */
    memberOf(request: FastifyRequest): string {
      const memberId = sessionOf(request)?.memberId ?? null;
      if (memberId === null) throw new MeisaiFault('ENDED');
      return memberId;
    },

    viewOf(request: FastifyRequest): View {
      return viewIn(languageOf(request.headers['accept-language']), (sessionOf(request)?.memberId ?? null) !== null);
    },

    remember(reply: FastifyReply, sessionId: string): void {
      reply.setCookie(name, sessionId, { ...options, maxAge: SESSION_SECONDS });
    },

    forget(reply: FastifyReply): void {
      reply.clearCookie(name, options);
    },
  };
}

/** Sends a page, which nobody keeps: it is one member's. */
export function sendPage(reply: FastifyReply, text: string, status = 200): FastifyReply {
  return reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text);
}

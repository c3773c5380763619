import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import type { SessionCookie } from '../platform/index.js';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The session cookie of a request. `__Host-` and Secure wherever a browser takes them: over https, and on
 * localhost. Only a plain-http origin on another host, never in production, goes without.
 */
export function sessionCookieOf(config: Config, request: FastifyRequest, reply: FastifyReply): SessionCookie {
  const origin = new URL(config.publicOrigin);
  const isSecure = origin.protocol === 'https:' || LOCAL_HOSTS.has(origin.hostname);
  const name = isSecure ? '__Host-meisai' : 'meisai';
  const attributes = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'lax' } as const;
  return {
    token: request.cookies[name] ?? null,
    set: (token) => void reply.setCookie(name, token, attributes),
    clear: () => void reply.clearCookie(name, attributes),
  };
}

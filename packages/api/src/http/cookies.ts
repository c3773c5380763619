import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import { AUTHORIZATION_COOKIE } from '../apps/index.js';
import { DEVICE_POLICY } from '../sessions/index.js';
import type { BrowserCookie, RequestCookies } from '../platform/index.js';

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads and sets the cookies of a request. `__Host-` and Secure wherever a browser takes them: over https, and on localhost.
 * Only a plain-http origin on another host, never in production, goes without.
 */
export function createCookies(config: Config): (request: FastifyRequest, reply: FastifyReply) => RequestCookies {
  const { prefix, secure } = cookieHome(config);
  const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
  return function cookiesOf(request, reply) {
    // A request that names its own credential never falls back on the browser's: not on its device, nor on a login under way.
    const isBrowsers = request.headers.authorization === undefined;
    const twice = listTwiceSent(request.headers.cookie ?? '');
    const cookie = (name: string, lifetime: { maxAge?: number } = {}): BrowserCookie => ({
      token: isBrowsers && !twice.includes(prefix + name) ? (request.cookies[prefix + name] ?? null) : null,
      set: (token) => void reply.setCookie(prefix + name, token, { ...attributes, ...lifetime }),
      clear: () => void reply.clearCookie(prefix + name, attributes),
    });
    return {
      session: { MEMBER: cookie('meisai'), OPERATOR: cookie('meisai-operator') },
      pendingLogin: { MEMBER: cookie('meisai-pending'), OPERATOR: cookie('meisai-operator-pending') },
      passkeyLogin: cookie('meisai-passkey'),
      authorization: cookie(AUTHORIZATION_COOKIE),
      device: cookie('meisai-device', { maxAge: DEVICE_POLICY.cookieSeconds }),
    };
  };
}

/** How cookies are named and sent at the address members use. */
export function cookieHome({ publicOrigin }: Config): { prefix: string; secure: boolean } {
  const origin = new URL(publicOrigin);
  const secure = origin.protocol === 'https:' || LOCAL_HOSTS.has(origin.hostname);
  return { prefix: secure ? '__Host-' : '', secure };
}

/** Two cookies of one name, which no browser sends under `__Host-`, speak for nobody: which of them counts would be a matter of luck. */
function listTwiceSent(header: string): string[] {
  const names = header.split(';').map((pair) => pair.split('=', 1)[0]?.trim() ?? '');
  return names.filter((name, index) => names.indexOf(name) !== index);
}

import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance } from 'fastify';
import type { Config } from '../config.js';

/** The one inline style React Aria adds to a page (the touch action of what can be pressed). A test fails when it changes. */
const REACT_ARIA_STYLE_HASHES: string[] = ["'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"];

/** Security headers of every answer. The explorer pages set a policy of their own. */
export async function secureHeaders(app: FastifyInstance, config: Config): Promise<void> {
  // Most answers are somebody's. What may be kept says so itself.
  const headers = { 'cache-control': 'no-store', ...(await readHelmet(config)) };
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** What helmet says is the same for every answer; made anew for each it costs as much as a small query. */
async function readHelmet(config: Config): Promise<Record<string, string>> {
  const isHttps = config.publicOrigin.startsWith('https:');
  const probe = fastify();
  const without = Object.keys((await probe.inject('/')).headers);
  await probe.close();
  const helmeted = fastify();
  await helmeted.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", ...REACT_ARIA_STYLE_HASHES],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  const { headers } = await helmeted.inject('/');
  await helmeted.close();
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (without.includes(name) ? [] : [[name, String(value)]])));
}

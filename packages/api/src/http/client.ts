import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { clientPages } from './client-pages.js';
import { preferredLanguage } from './context.js';
import { sendError } from './error-answers.js';

const DIST = join(dirname(createRequire(import.meta.url).resolve('@meisai/web/package.json')), 'dist');
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Written by the client where a language was chosen in it: a login page that is there before any script is in that one. */
const LANGUAGE_COOKIE = 'meisai-language';

/**
 * Serves the built client, compressed when it was built: its assets, whose names change with their content, for a year; its
 * page for every address a browser opens, so that a deep link works, with 404 where the client has nothing to show.
 */
export async function serveClient(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(DIST, 'pages.json'))) return serveNothing(app);
  await app.register(fastifyStatic, {
    root: DIST,
    index: false,
    wildcard: false,
    // What answers for pages is no page by its own name.
    globIgnore: ['*.html', 'pages.json', '**/*.br', '**/*.gz'],
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isAsset = path.startsWith(join(DIST, 'assets'));
      reply.header('cache-control', isAsset ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-store');
    },
  });
  const answerOf = clientPages(JSON.parse(readFileSync(join(DIST, 'pages.json'), 'utf8')) as string[]);
  const sendPage = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { file, status } = answerOf(request.url, languageOf(request));
    return reply.code(status).sendFile(file);
  };
  app.get('/', async (request, reply) => sendPage(request, reply));
  app.setNotFoundHandler(async (request, reply) => (isPage(request) ? sendPage(request, reply) : sendError(request, reply, 404)));
}

function serveNothing(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) =>
    isPage(request)
      ? reply.status(503).type('text/plain').send('The client is not built: run npm start, or pnpm build.\n')
      : sendError(request, reply, 404),
  );
}

function languageOf({ cookies, headers }: FastifyRequest): 'ja' | 'en' {
  const chosen = cookies[`__Host-${LANGUAGE_COOKIE}`] ?? cookies[LANGUAGE_COOKIE];
  if (chosen === 'ja' || chosen === 'en') return chosen;
  return preferredLanguage(headers['accept-language']) === 'EN' ? 'en' : 'ja';
}

/** Whether a browser asks for a page, and not a program for data or a page for one of its parts. */
function isPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !request.url.startsWith('/assets/');
}

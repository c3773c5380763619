import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { sendError } from './error-answers.js';

const DIST = join(dirname(createRequire(import.meta.url).resolve('@meisai/web/package.json')), 'dist');
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Serves the built client, compressed when it was built: its assets, whose names change with their content, for a year; its
 * page for every address a browser opens, so that a deep link works.
 */
export async function serveClient(app: FastifyInstance): Promise<void> {
  const isBuilt = existsSync(join(DIST, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: DIST,
      index: false,
      wildcard: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isAsset = path.startsWith(join(DIST, 'assets'));
        reply.header('cache-control', isAsset ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-store');
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) return sendError(request, reply, 404);
    return isBuilt
      ? reply.sendFile('index.html')
      : reply.status(503).type('text/plain').send('The client is not built: run npm start, or pnpm build.\n');
  });
  if (isBuilt) app.get('/', async (_request: FastifyRequest, reply: FastifyReply) => reply.sendFile('index.html'));
}

/** Whether a browser asks for a page, and not a program for data or a page for one of its parts. */
function isPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !request.url.startsWith('/assets/');
}

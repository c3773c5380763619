import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#2f6b4f"/>
<path d="M9 8h14v16l-3.5-2-3.5 2-3.5-2-3.5 2z" fill="none" stroke="#fff" stroke-width="2" stroke-linejoin="round"/><path d="M13 13h6M13 17h6" stroke="#fff" stroke-width="2"/></svg>`;

/** The look. */
export function serveFiles(app: FastifyInstance): void {
  const style = readFileSync(new URL('household.css', import.meta.url), 'utf8');
  app.get('/style.css', (_request, reply) => reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=60').send(style));
  app.get('/icon.svg', (_request, reply) => reply.type('image/svg+xml').header('cache-control', 'max-age=86400').send(ICON));
}

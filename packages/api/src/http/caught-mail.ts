import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeHtml, findCaughtMail, listCaughtMails } from '../notifications/index.js';
import type { Services } from '../platform/index.js';
import { mailListPage, mailPage, noSuchMailPage } from './caught-mail-pages.js';
import { PLAIN_PAGE_STYLE } from './plain-page-style.js';
import { preferredLanguage } from './context.js';

const PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a mail says is a stranger's HTML: an origin of its own, no scripts, nothing fetched; its links open outside. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/** Pages of the mails that were caught; none of them exist where mails really leave. */
export function serveCaughtMail(app: FastifyInstance, { config, database }: Services): void {
  if (!config.mail.isCaught) return;

  app.get('/mail', async (request, reply) => {
    const mails = await listCaughtMails(database.fork(), null);
    return sendPage(reply, mailListPage(mails, languageOf(request)));
  });

  app.get<{ Params: { id: string } }>('/mail/:id', async (request, reply) => {
    const mail = await findCaughtMail(database.fork(), request.params.id);
    if (mail === null) return sendPage(reply.status(404), noSuchMailPage(languageOf(request)));
    return sendPage(reply, mailPage(mail, languageOf(request)));
  });

  app.get<{ Params: { id: string } }>('/mail/:id/html', async (request, reply) => {
    const mail = await findCaughtMail(database.fork(), request.params.id);
    if (mail === null) return sendPage(reply.status(404), noSuchMailPage(languageOf(request)));
    const html = mail.html === '' ? `<pre>${escapeHtml(mail.text)}</pre>` : mail.html;
    return sendHtml(reply.header('x-frame-options', 'SAMEORIGIN'), html, MAIL_POLICY);
  });

  app.get<{ Querystring: { to?: string | string[] } }>('/mail.json', async (request, reply) => {
    const { to } = request.query;
    return reply.header('cache-control', 'no-store').send(await listCaughtMails(database.fork(), typeof to === 'string' ? to : null));
  });

  app.get('/mail.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(PLAIN_PAGE_STYLE));
}

function languageOf(request: FastifyRequest) {
  return preferredLanguage(request.headers['accept-language']);
}

function sendPage(reply: FastifyReply, html: string): FastifyReply {
  return sendHtml(reply, html, PAGE_POLICY);
}

function sendHtml(reply: FastifyReply, html: string, policy: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'content-security-policy': policy, 'cache-control': 'no-store', vary: 'accept-language' })
    .send(html);
}

import type { FastifyError, FastifyInstance } from 'fastify';
import { html } from './html.ts';
import { page, type View } from './layout.ts';
import { MeisaiFault, type MeisaiFaultKind } from './meisai-fault.ts';
import { ForeignForm, sendPage, type Visitors } from './visitors.ts';
import { notice, welcomePage } from './welcome-page.ts';

const STATUSES: Readonly<Record<MeisaiFaultKind, number>> = {
  DECLINED: 200,
  STRAY: 400,
  ENDED: 403,
  SCOPE: 403,
  LATER: 503,
  AWAY: 502,
  MISTAKE: 502,
};
/** What connecting once more mends. */
const MENDED_BY_CONNECTING = new Set<MeisaiFaultKind>(['DECLINED', 'STRAY', 'ENDED', 'SCOPE']);

/** Tells people what went wrong in their words, and the log what its reader needs; neither a token nor a code is in either. */
export function answerFaults(app: FastifyInstance, visitors: Visitors): void {
  app.setNotFoundHandler((request, reply) => sendPage(reply, plainPage(visitors.viewOf(request), 'gone'), 404));
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const view = visitors.viewOf(request);
    if (error instanceof MeisaiFault) {
      const { kind, code, requestId, retryAfterSeconds, cause } = error;
      request.log.warn(
        { kind, code, requestId, why: cause instanceof Error ? cause.message : undefined },
        'Meisai did not give what was asked for',
      );
      if (retryAfterSeconds !== null) reply.header('retry-after', String(retryAfterSeconds));
      const text = MENDED_BY_CONNECTING.has(kind) ? welcomePage(view, error) : faultPage(view, error);
      return sendPage(reply, text, STATUSES[kind]);
    }
    if (error instanceof ForeignForm) return sendPage(reply, plainPage(view, 'refused'), 403);
    const { statusCode = 500 } = error;
    if (statusCode < 500) return sendPage(reply, plainPage(view, 'refused'), statusCode);
    request.log.error({ err: error }, 'a request failed');
    return sendPage(reply, plainPage(view, 'broken'), 500);
  });
}

function faultPage(view: View, fault: MeisaiFault): string {
  return page(view, view.words.faults[fault.kind][0], notice(view, fault), html`<p><a href="/">${view.words.back}</a></p>`);
}

function plainPage(view: View, what: 'gone' | 'refused' | 'broken'): string {
  const { words } = view;
  return page(
    view,
    words[what],
    html`<h1>${words[what]}</h1>
      <p><a href="/">${words.back}</a></p>`,
  );
}

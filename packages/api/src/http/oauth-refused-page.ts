import { createHash } from 'node:crypto';
import { escapeHtml } from '../notifications/index.js';
import type { SpokenLanguage } from '../platform/index.js';
import { PLAIN_PAGE_STYLE } from './plain-page-style.js';

const WORDS = {
  JA: {
    title: 'アプリと連携できません',
    what: 'アプリからの依頼に誤りがあるか、手続きの期限が切れています。お客さまの情報は、アプリに渡されていません。',
    next: 'アプリに戻って、もう一度お試しください。続く場合は、アプリの提供元へお問い合わせください。',
    code: 'アプリ提供元向けのコード',
    home: 'Meisai のトップへ',
  },
  EN: {
    title: 'The app cannot be connected',
    what: 'Something is wrong with what the app asked for, or it took too long. Nothing of yours was given to it.',
    next: 'Go back to the app and try again. If it goes on, tell whoever makes the app.',
    code: 'Code for the maker of the app',
    home: 'To Meisai',
  },
} satisfies Record<SpokenLanguage, Record<string, string>>;

/** Where it is nobody's mistake, and passes. */
const UNAVAILABLE_WORDS = {
  JA: {
    title: 'ただいまご利用いただけません',
    what: 'サービスに接続できませんでした。お客さまの情報は、アプリに渡されていません。',
    next: 'しばらくしてから、アプリに戻ってもう一度お試しください。',
  },
  EN: {
    title: 'Not available right now',
    what: 'The service cannot be reached at the moment. Nothing of yours was given to the app.',
    next: 'Go back to the app in a little while, and try again.',
  },
} satisfies Record<SpokenLanguage, Record<string, string>>;

/** The page allows itself its one style, and nothing else. */
export const OAUTH_REFUSED_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(PLAIN_PAGE_STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Where an app's request leads nowhere: who is not known to be asked is not led back to. */
export function oauthRefusedPage(error: string, language: SpokenLanguage): string {
  const words = { ...WORDS[language], ...(error === 'temporarily_unavailable' ? UNAVAILABLE_WORDS[language] : {}) };
  return `<!doctype html>
<html lang="${language.toLowerCase()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title} · Meisai</title>
<style>${PLAIN_PAGE_STYLE}</style></head>
<body><main><h1>${words.title}</h1><p>${words.what}</p><p>${words.next}</p>
<p class="mute">${words.code}: <code>${escapeHtml(error)}</code></p><p><a href="/">${words.home}</a></p></main></body></html>`;
}

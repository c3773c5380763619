import type { SpokenLanguage } from '../platform/index.js';
import { escapeHtml } from './escape-html.js';
import { oneLine } from './mail-address.rules.js';

/** What a mail says, in one language. */
export interface MailText {
  language: SpokenLanguage;
  subject: string;
  /** Plain text; a line break stays one. */
  paragraphs: readonly string[];
  /** The one thing to do next. */
  link?: { label: string; url: string };
}

export interface MailContent {
  language: SpokenLanguage;
  subject: string;
  text: string;
  html: string;
}

const FOOTER: Record<SpokenLanguage, string> = {
  JA: 'このメールは送信専用です。ご返信いただいてもお答えできません。',
  EN: 'This mail was sent automatically. Replies to it are not read.',
};

const DESK: Record<SpokenLanguage, string> = { JA: 'コンシェルジュデスク', EN: 'Concierge desk' };

/** What the foot of a mail begins with: the desk's number goes before it. */
const TEXT_FOOT = '\n\n-- \n';
const HTML_FOOT = '<hr ';

/** Lays a mail out as text and as HTML: everything escaped, no images, nothing fetched, nothing tracked. */
export function layoutMail({ language, subject, paragraphs, link }: MailText): MailContent {
  if (link !== undefined && !/^https?:\/\//.test(link.url)) throw new Error('A link in a mail must be http or https.');
  const footer = FOOTER[language];
  const title = oneLine(subject);
  const text = [...paragraphs, ...(link === undefined ? [] : [`${link.label}\n${link.url}`])].join('\n\n');
  const html = `<!doctype html>
<html lang="${language.toLowerCase()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>
<body style="${BODY}">
<h1 style="${HEADING}">${escapeHtml(title)}</h1>
${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('\n')}
${link === undefined ? '' : buttonOf(link)}
${HTML_FOOT}style="border:0;border-top:1px solid #8a6a2f"><p style="font-size:13px">${footer}</p>
</body></html>`;
  return { language, subject: title, text: `${text}${TEXT_FOOT}${footer}\n`, html };
}

/** The mail with the telephone number of the concierge desk above its foot: many a mail says to call there. */
export function withDesk<Laid extends Omit<MailContent, 'subject'>>(mail: Laid, phone: string | null): Laid {
  if (phone === null) return mail;
  const desk = DESK[mail.language];
  const call = `<a href="tel:${phone.replace(/[^+\d]/g, '')}">${escapeHtml(phone)}</a>`;
  return {
    ...mail,
    text: insertBefore(mail.text, TEXT_FOOT, `\n\n${desk}: ${phone}`),
    html: insertBefore(mail.html, HTML_FOOT, `<p>${desk}: ${call}</p>\n`),
  };
}

function insertBefore(whole: string, mark: string, what: string): string {
  const at = whole.lastIndexOf(mark);
  return at === -1 ? whole : `${whole.slice(0, at)}${what}${whole.slice(at)}`;
}

/** The address stands below the button too: some programs show no links, and careful people read them. */
function buttonOf({ label, url }: { label: string; url: string }): string {
  const address = escapeHtml(url);
  return `<p><a href="${address}" target="_blank" rel="noopener noreferrer" style="${BUTTON}">${escapeHtml(label)}</a></p>
<p style="font-size:13px;overflow-wrap:anywhere">${address}</p>`;
}

const BODY = 'max-width:560px;margin:0 auto;padding:24px;font:16px/1.75 system-ui,sans-serif';
const HEADING = 'font-size:20px;font-weight:600;line-height:1.4';
const BUTTON = 'display:inline-block;padding:10px 24px;background:#14213d;color:#ffffff;text-decoration:none;border-radius:4px';

import { escapeHtml, type CaughtMail } from '../notifications/index.js';
import type { SpokenLanguage } from '../platform/index.js';

const WORDS = {
  JA: {
    title: '送信メール',
    intro: 'この環境のメールは外部へ送信されず、ここに保存されます（新しい順、最大200件）。',
    empty: 'メールはまだありません。',
    emptyHint: 'ログインのロックやパスワードの再発行などを行うと、ここにメールが届きます。',
    to: '宛先',
    received: '受信日時（UTC）',
    noSubject: '（件名なし）',
    text: 'テキスト',
    html: 'HTML',
    back: '一覧へ戻る',
    missing: 'このメールは見つかりません。',
    missingHint: '古いメールから順に削除されます。',
  },
  EN: {
    title: 'Caught mail',
    intro: 'Mail of this environment does not leave it; it is kept here, newest first, up to 200.',
    empty: 'No mail yet.',
    emptyHint: 'Lock a login or ask for a new password, and the mail about it will be here.',
    to: 'To',
    received: 'Received (UTC)',
    noSubject: '(no subject)',
    text: 'Text',
    html: 'HTML',
    back: 'Back to the list',
    missing: 'There is no such mail.',
    missingHint: 'The oldest mails are removed first.',
  },
} satisfies Record<SpokenLanguage, Record<string, string>>;

/** All caught mails, newest first. */
export function mailListPage(mails: readonly CaughtMail[], language: SpokenLanguage): string {
  const words = WORDS[language];
  const list =
    mails.length === 0
      ? `<p class="empty">${words.empty}</p><p class="mute">${words.emptyHint}</p>`
      : `<ul>${mails.map((mail) => listItem(mail, language)).join('')}</ul>`;
  return page(words.title, language, `<h1>${words.title}</h1><p class="mute">${words.intro}</p>${list}`);
}

function listItem(mail: CaughtMail, language: SpokenLanguage): string {
  return `<li><a href="/mail/${escapeHtml(mail.id)}">${subjectOf(mail, language)}</a>
<span class="mute">${escapeHtml(mail.to)} · ${timeOf(mail)}</span></li>`;
}

/** One mail: its text, and its HTML in a frame that can do nothing. */
export function mailPage(mail: CaughtMail, language: SpokenLanguage): string {
  const words = WORDS[language];
  const subject = subjectOf(mail, language);
  return page(
    subject,
    language,
    `<p><a href="/mail">${words.back}</a></p><h1>${subject}</h1>
<dl><dt>${words.to}</dt><dd>${escapeHtml(mail.to)}</dd><dt>${words.received}</dt><dd>${timeOf(mail)}</dd></dl>
<h2>${words.html}</h2>
<iframe title="${words.html}" src="/mail/${escapeHtml(mail.id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
<h2>${words.text}</h2><pre tabindex="0">${escapeHtml(mail.text)}</pre>`,
  );
}

export function noSuchMailPage(language: SpokenLanguage): string {
  const words = WORDS[language];
  return page(
    words.missing,
    language,
    `<h1>${words.missing}</h1><p class="mute">${words.missingHint}</p><p><a href="/mail">${words.back}</a></p>`,
  );
}

/** Title and body are HTML already. */
function page(title: string, language: SpokenLanguage, body: string): string {
  return `<!doctype html>
<html lang="${language.toLowerCase()}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Meisai</title>
<link rel="stylesheet" href="/mail.css"></head>
<body><main>${body}</main></body></html>`;
}

function subjectOf(mail: CaughtMail, language: SpokenLanguage): string {
  return escapeHtml(mail.subject === '' ? WORDS[language].noSubject : mail.subject);
}

function timeOf({ receivedAt }: CaughtMail): string {
  return `<time datetime="${escapeHtml(receivedAt)}">${escapeHtml(receivedAt.slice(0, 19).replace('T', ' '))} UTC</time>`;
}

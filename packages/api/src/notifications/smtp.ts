import { createTransport } from 'nodemailer';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailInHand } from './mail-outbox.queries.js';

export interface SmtpOptions {
  /** `smtp://` or `smtps://`, credentials included. */
  url: string;
  /** `Name <address>` or an address. */
  from: string;
  sendWithinMs: number;
}

/** Why a mail did not leave: a code fit for logs, without addresses or the server's own words. */
export interface SmtpFailure {
  reason: string;
  /** The server will never take a mail for this recipient (RFC 5321, 4.2.1: 5yz). */
  isRefused: boolean;
}

const CONNECT_WITHIN_MS = 10_000;
const SILENT_FOR_MS = 20_000;

/** @returns a function that hands one mail to the server; null where the server has taken it. */
export function createSmtpSender({ url, from, sendWithinMs }: SmtpOptions): (mail: MailInHand) => Promise<SmtpFailure | null> {
  const { hostname, searchParams } = new URL(url);
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SILENT_FOR_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    // Mails carry links that open a login: no plain text over a network, unless the URL says ?requireTLS=false.
    ...(searchParams.has('requireTLS') ? {} : { requireTLS: !isLoopback(hostname) }),
  });
  const host = /@([^@>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return async function send(mail) {
    const sending = transport.sendMail({
      from,
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      // The same for every attempt: whoever gets a mail twice can tell.
      messageId: `<${mail.id}@${host}>`,
      headers: { 'Content-Language': mail.language.toLowerCase(), 'Auto-Submitted': 'auto-generated' },
    });
    const deadline = new AbortController();
    const late = sleep(sendWithinMs, { reason: 'DEADLINE', isRefused: false }, { signal: deadline.signal }).catch(() => null);
    try {
      return await Promise.race([sending.then(() => null, describeFailure), late]);
    } finally {
      deadline.abort();
    }
  };
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function describeFailure(error: unknown): SmtpFailure {
  const { code, command, responseCode } = error as { code?: unknown; command?: unknown; responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : null;
  const reason = typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code : 'UNKNOWN';
  return {
    reason: status === null ? reason : `${reason} ${status}`,
    isRefused: command === 'RCPT TO' && status !== null && status >= 500,
  };
}

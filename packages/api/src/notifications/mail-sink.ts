import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Database } from '../platform/index.js';
import { keepCaughtMail } from './caught-mail.queries.js';

export interface MailSink {
  /** `smtp://…` on loopback. */
  url: string;
  stop(): Promise<void>;
}

const LARGEST_MAIL_BYTES = 1024 * 1024;
const CLOSE_WITHIN_MS = 1000;

/** A real SMTP server on loopback that keeps what it gets for people to look at, and passes nothing on. */
export async function startMailSink(database: Database): Promise<MailSink> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    logger: false,
    size: LARGEST_MAIL_BYTES,
    closeTimeout: CLOSE_WITHIN_MS,
    onData: (stream, session, callback) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      readAll(stream)
        .then((raw) => keep(database, raw, recipients))
        .then(
          () => callback(),
          () => callback(new Error('The mail could not be kept.')),
        );
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function keep(database: Database, raw: Buffer, recipients: readonly string[]): Promise<void> {
  const mail = await PostalMime.parse(raw);
  for (const to of recipients) {
    await keepCaughtMail(database.fork(), {
      to,
      messageId: mail.messageId ?? '',
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: mail.html ?? '',
    });
  }
}

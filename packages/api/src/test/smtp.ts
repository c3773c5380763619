import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TestSmtp {
  url: string;
  received: { to: string[]; raw: string; mail: Email }[];
  stop(): Promise<void>;
}

export interface TestSmtpOptions {
  /** A free one by default. */
  port?: number;
  /** How long it thinks before it takes a mail. */
  takesMs?: number;
  /** What it says to a recipient instead of taking a mail for them. */
  refuseWith?: number;
  /** Speaks TLS from the first byte, by a certificate nobody vouches for. */
  isTls?: boolean;
}

/** A real SMTP server on loopback that remembers what it took. */
export async function startTestSmtp({ port = 0, takesMs = 0, refuseWith, isTls = false }: TestSmtpOptions = {}): Promise<TestSmtp> {
  const received: TestSmtp['received'] = [];
  const server = new SMTPServer({
    secure: isTls,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: (_address, _session, callback) =>
      callback(
        refuseWith === undefined ? null : Object.assign(new Error('Secret words about someone@example.test'), { responseCode: refuseWith }),
      ),
    onData: (stream, session, callback) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        await sleep(takesMs);
        const raw = Buffer.concat(chunks);
        received.push({ to, raw: raw.toString(), mail: await PostalMime.parse(raw) });
        callback();
      })();
    },
  });
  server.on('error', () => undefined);
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    url: `${isTls ? 'smtps' : 'smtp'}://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    received,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

import { describe, expect, it } from 'vitest';
import { startTestSmtp, type TestSmtpOptions } from '../test/smtp.js';
import { createSmtpSender } from './smtp.js';

/** What comes of a mail to a server that is called so. */
async function sendTo(urlOf: (url: string) => string, options: TestSmtpOptions = {}) {
  const server = await startTestSmtp(options);
  const send = createSmtpSender({ url: urlOf(server.url), from: 'Meisai <no-reply@meisai.example>', sendWithinMs: 5_000 });
  const failure = await send({
    id: '1',
    to: 'hanako@example.jp',
    subject: 'x',
    text: 'x',
    html: 'x',
    language: 'EN',
    attempts: 1,
    ageMs: 0,
  });
  await server.stop();
  return { failure: failure?.reason ?? null, received: server.received.length };
}

describe('a mail on its way to the server', () => {
  it('is given to none whose certificate nobody vouches for', async () => {
    expect(await sendTo((url) => url, { isTls: true })).toEqual({ failure: expect.stringMatching(/^[A-Z]+$/) as string, received: 0 });
  });

  it('goes in the clear to this machine, and to none by another name', async () => {
    expect(await sendTo((url) => url)).toEqual({ failure: null, received: 1 });
    // It is this machine too, but not by a name that says so.
    const other = await sendTo((url) => url.replace('127.0.0.1', 'LOCALHOST'));
    expect(other).toEqual({ failure: expect.stringMatching(/TLS/) as string, received: 0 });
  });
});

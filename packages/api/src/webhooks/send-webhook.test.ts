import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createSocket } from 'node:dgram';
import { readFile } from 'node:fs/promises';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSmtp } from '../test/smtp.js';
import { createNameLookUp, type LookUpName } from './look-up-name.js';
import { createWebhookSender, type WebhookAnswer } from './send-webhook.js';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const POLICY = { sendWithinMs: 800, mostAnswerBytes: 16 * 1024 };

interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
}

let server: Server;
let origin: string;
let heard: Heard[] = [];
let answer: (response: ServerResponse) => void;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      answer(response);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const status = (code: number) => (response: ServerResponse) => void response.writeHead(code, { location: `${origin}/elsewhere` }).end('x');

async function send(url: string, options: { isLocalAllowed?: boolean; lookUp?: LookUpName } = {}): Promise<WebhookAnswer> {
  heard = [];
  const sender = createWebhookSender({ isLocalAllowed: true, policy: POLICY, ...options });
  try {
    return await sender.send({ id: 'msg_1', url, secrets: [SECRET], body: '{"type":"test"}', sentAt: new Date() });
  } finally {
    await sender.close();
  }
}

/** A look-up that finds these addresses, whatever is asked, and counts how often. */
function finds(...rounds: string[][]) {
  let asked = 0;
  const lookUp = async () => {
    asked += 1;
    return rounds[Math.min(asked, rounds.length) - 1] ?? [];
  };
  return Object.assign(lookUp, { asked: () => asked });
}

describe('a message', () => {
  it('is signed as Standard Webhooks says, and any library of it verifies that', async () => {
    answer = status(204);
    expect(await send(`${origin}/hooks?a=b`)).toEqual({ status: 204, failure: null });
    const [{ headers, body } = { headers: {}, body: '' }] = heard;
    expect(headers).toMatchObject({ 'webhook-id': 'msg_1', 'content-type': 'application/json' });
    expect(new Webhook(SECRET).verify(body, headers as Record<string, string>)).toEqual({ type: 'test' });
    expect(() => new Webhook(SECRET).verify(`${body} `, headers as Record<string, string>)).toThrow('No matching signature');
  });

  it.each([301, 307, 400, 410, 500])('answered with %i is refused, and goes nowhere else', async (code) => {
    answer = status(code);
    expect(await send(origin)).toEqual({ status: code, failure: 'REFUSED' });
    expect(heard).toHaveLength(1);
  });

  it('waits no longer than it may: not for an answer, not for its end', async () => {
    answer = () => undefined;
    const began = performance.now();
    expect(await send(origin)).toEqual({ status: null, failure: 'TIMED_OUT' });
    answer = (response) => void response.writeHead(200).write('x');
    await send(origin);
    expect(performance.now() - began).toBeLessThan(6 * POLICY.sendWithinMs);
  });

  it('reads no more of an answer than it may', async () => {
    let written = 0;
    answer = (response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const more = (): void => {
        if (response.destroyed || written > 1000 * chunk.length) return;
        written += chunk.length;
        response.write(chunk, more);
      };
      response.writeHead(200);
      more();
    };
    await send(origin);
    // What the sockets hold on both sides is written, and never read.
    expect(written).toBeLessThan(500 * 64 * 1024);
  });

  it('is not told to a server whose certificate nobody vouches for', async () => {
    const server = await startTestSmtp({ isTls: true });
    expect(await send(server.url.replace('smtps', 'https'))).toEqual({ status: null, failure: 'TLS_FAILED' });
    await server.stop();
  });

  it('that nobody takes says so', async () => {
    const closed = createTcpServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    expect(await send(`http://127.0.0.1:${port}`)).toEqual({ status: null, failure: 'UNREACHABLE' });
    expect(await send('https://nothing.invalid/')).toEqual({ status: null, failure: 'UNREACHABLE' });
  });
});

describe('an address that is not public', () => {
  const NOT_PUBLIC = { status: null, failure: 'ADDRESS_NOT_PUBLIC' };

  it.each([
    'http://127.0.0.1',
    'http://[::1]',
    'http://10.0.0.1',
    'http://0x7f.1',
    'http://2130706433',
    'http://[::ffff:127.0.0.1]',
    'http://169.254.169.254',
  ])('is not connected to where it is written out: %s', async (base) => {
    const { port } = new URL(origin);
    expect(await send(`${base}:${port}/`, { isLocalAllowed: false })).toEqual(NOT_PUBLIC);
    expect(heard).toEqual([]);
  });

  it('is not connected to where a name leads to it, or to it among others', async () => {
    const { port } = new URL(origin);
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::ffff:7f00:1'], ['64:ff9b::7f00:1'], []]) {
      expect(await send(`http://rebind.example:${port}/`, { isLocalAllowed: false, lookUp: finds(addresses) })).toEqual(NOT_PUBLIC);
    }
    expect(heard).toEqual([]);
  });

  it('is not connected to where a name leads to it only the second time: it is looked up once', async () => {
    const { port } = new URL(origin);
    const lookUp = finds(['192.0.2.1'], ['127.0.0.1']);
    expect(await send(`http://rebind.example:${port}/`, { isLocalAllowed: false, lookUp })).toEqual(NOT_PUBLIC);
    expect(lookUp.asked()).toBe(1);
    const allowed = finds(['127.0.0.1'], ['192.0.2.1']);
    answer = status(200);
    expect(await send(`http://rebind.example:${port}/`, { lookUp: allowed })).toEqual({ status: 200, failure: null });
    expect(allowed.asked()).toBe(1);
  });

  it('on the same machine is called where that is allowed, and no other', async () => {
    answer = status(200);
    expect((await send(origin)).status).toBe(200);
    for (const host of ['10.0.0.1', '169.254.169.254', '192.168.0.1']) expect(await send(`http://${host}/`)).toEqual(NOT_PUBLIC);
  });
});

describe('a name', () => {
  it('whose name server never answers holds no thread: files are read meanwhile, and the wait has an end', async () => {
    let questions = 0;
    const silent = createSocket('udp4', () => void (questions += 1)).bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const lookUp = createNameLookUp({
      isLocalAllowed: false,
      withinMs: POLICY.sendWithinMs,
      servers: [`127.0.0.1:${silent.address().port}`],
    });
    const began = performance.now();
    const sent = Array.from({ length: 8 }, (_, n) => send(`https://n${n}.stranger.example/`, { lookUp }));
    await readFile(import.meta.filename);
    expect(performance.now() - began).toBeLessThan(POLICY.sendWithinMs / 2);
    expect(await Promise.all(sent)).toEqual(Array.from({ length: 8 }, () => ({ status: null, failure: 'TIMED_OUT' })));
    expect(performance.now() - began).toBeLessThan(3 * POLICY.sendWithinMs);
    expect(questions).toBeGreaterThanOrEqual(8);
    silent.close();
  });

  it('of this machine leads to it where that is allowed, and nowhere else', async () => {
    answer = status(204);
    const { port } = new URL(origin);
    expect((await send(`http://localhost:${port}/`)).status).toBe(204);
    expect((await send(`http://localhost:${port}/`, { isLocalAllowed: false })).status).toBeNull();
  });
});

import type { IncomingMessage, ServerResponse } from 'node:http';
import { listCaughtMails } from '../notifications/index.js';
import { InputError, type Services } from '../platform/index.js';
import { moveClock, readClock, type ClockMove } from '../platform/test-clock.js';

const BODY_BYTES = 1_000;
const TEN_YEARS_SECONDS = 10 * 365 * 24 * 60 * 60;

/**
 * What tests may reach into a running service by, on its private port and in the test profile only: the mails it sent,
 * and the clock of all processes over its database. @returns false where there is nothing of that name.
 */
export async function answerTester({ database }: Services, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const em = database.fork();
  if (pathname === '/mail.json' && request.method === 'GET') {
    return send(response, 200, await listCaughtMails(em, searchParams.get('to')));
  }
  if (pathname !== '/clock') return false;
  if (request.method === 'GET') return send(response, 200, await readClock(em));
  if (request.method === 'DELETE') return send(response, 200, await moveClock(em, { toSeconds: 0 }));
  if (request.method !== 'POST') return send(response, 405, { error: 'GET tells the clock, POST moves it, DELETE puts it right.' });
  const move = readMove(await readBody(request));
  return move === null
    ? send(response, 400, { error: 'Say {"bySeconds": 60} to move on from here, or {"toSeconds": 60} from the real time.' })
    : send(response, 200, await moveClock(em, move));
}

function readMove(body: string): ClockMove | null {
  const { bySeconds, toSeconds } = parse(body);
  if (isSeconds(bySeconds)) return { bySeconds };
  return isSeconds(toSeconds) ? { toSeconds } : null;
}

function isSeconds(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(Number(value)) <= TEN_YEARS_SECONDS;
}

function parse(body: string): Record<string, unknown> {
  try {
    return { ...(JSON.parse(body) as object) };
  } catch {
    return {};
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > BODY_BYTES) throw new InputError('The body is too long.');
  }
  return body;
}

function send(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  return true;
}

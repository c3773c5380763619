import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { findFreePort } from './postgres.js';

export interface ApiProcess {
  origin: string;
  /** Where its metrics are, and the clock and the mails of all. */
  privateOrigin: string;
  child: ChildProcess;
  /** All it has written so far: its log, and what a library may have said beside it. */
  said(): string;
  /** One number from the private metrics port. */
  metric(name: string): Promise<number>;
}

export interface ApiProcesses {
  all: ApiProcess[];
  stop(): Promise<void>;
}

/** The built service: processes have to be real ones, and run what ships. `turbo test` builds it first. */
const MAIN = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/src/main.js' : '../main.js', import.meta.url));
/** Of every process, and of a test that makes what they read. */
export const TEST_SECRET = Buffer.alloc(32, 7).toString('base64');
/** What a built program is started with. Hundreds are, and what Node makes of their code need not be made each time. */
export const BUILT_ENV = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: join(tmpdir(), 'meisai-compiled') };
const READY_ATTEMPTS = 300;
const READY_WAIT_MS = 100;

/** Starts API processes that share one PostgreSQL and one secret. @param env settings beside those. */
export async function startApiProcesses(count: number, databaseUrl: string, env: Record<string, string> = {}): Promise<ApiProcesses> {
  const folder = await mkdtemp(join(tmpdir(), 'meisai-processes-'));
  const started = await Promise.allSettled(Array.from({ length: count }, () => startSomewhere(databaseUrl, folder, env)));
  const all = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(all.map(({ child }) => stopChild(child)));
    await rm(folder, { recursive: true, force: true });
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed === undefined) return { all, stop };
  await stop();
  throw failed.reason;
}

const PORT_TRIES = 3;

/** A free port may be taken between the moment it is found and the moment it is bound: then another one is tried. */
async function startSomewhere(databaseUrl: string, folder: string, settings: Record<string, string>): Promise<ApiProcess> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOne(databaseUrl, folder, settings);
    } catch (error) {
      if (attempt === PORT_TRIES) throw error;
    }
  }
}

async function startOne(databaseUrl: string, folder: string, settings: Record<string, string>): Promise<ApiProcess> {
  const [port, metricsPort] = [await findFreePort(), await findFreePort()];
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...BUILT_ENV,
      MEISAI_PROFILE: 'test',
      MEISAI_SECRET: TEST_SECRET,
      DATABASE_URL: databaseUrl,
      DATA_DIR: folder,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      LOG_LEVEL: 'error',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said.push(chunk);
      // What goes wrong in a process belongs to what the test prints; a log of everything does not.
      if (settings['LOG_LEVEL'] === undefined) process.stderr.write(chunk);
    });
  }
  const origin = `http://127.0.0.1:${port}`;
  await waitUntilReady(origin, child).catch(async (error: unknown) => {
    await stopChild(child);
    throw error;
  });
  const privateOrigin = `http://127.0.0.1:${metricsPort}`;
  return { origin, privateOrigin, child, said: () => Buffer.concat(said).toString(), metric: (name) => readMetric(privateOrigin, name) };
}

export interface Sent {
  method?: string;
  path?: string;
  /** Where it seems to come from, through the proxy the test profile trusts. */
  address?: string;
  headers?: Record<string, string | string[]>;
  body?: string;
}

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends one request on a connection of its own, exactly as it is told. */
export async function send(origin: string, { method = 'POST', path = '/graphql', address, headers = {}, body }: Sent): Promise<Received> {
  const sent = request(`${origin}${path}`, {
    method,
    agent: false,
    localAddress: '127.0.0.2',
    headers: { 'content-type': 'application/json', ...(address === undefined ? {} : { 'x-forwarded-for': address }), ...headers },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const text = Buffer.concat(await response.toArray()).toString();
  return { status: response.statusCode ?? 0, headers: response.headers, body: text };
}

export interface Posted<Data> {
  status: number;
  data?: Data;
  setCookie: string;
}

/** Asks a process as a client at `address` would. */
export async function postGraphql<Data>(
  origin: string,
  address: string,
  query: string,
  variables: object,
  cookie?: string,
): Promise<Posted<Data>> {
  const answer = await send(origin, {
    address,
    headers: cookie === undefined ? {} : { cookie },
    body: JSON.stringify({ query, variables }),
  });
  const setCookie = (answer.headers['set-cookie'] ?? []).join('; ');
  return { status: answer.status, setCookie, ...(JSON.parse(answer.body) as { data?: Data }) };
}

async function waitUntilReady(origin: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < READY_ATTEMPTS; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`The API process ended with ${child.exitCode} while starting.`);
    const isReady = await fetch(`${origin}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, READY_WAIT_MS));
  }
  throw new Error('The API process did not become ready.');
}

async function readMetric(privateOrigin: string, name: string): Promise<number> {
  const text = await (await fetch(`${privateOrigin}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.split(' ')[1] ?? Number.NaN);
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

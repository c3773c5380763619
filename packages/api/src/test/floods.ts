import type { Services } from '../platform/index.js';
import type { TestServer } from './server.js';

export function times(count: number, text: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => text(n)).join(' ');
}

/** Root fields that have run so far. */
export async function executionsOf({ metrics }: Services): Promise<number> {
  return (await metrics.resolverExecutions.get()).values[0]?.value ?? 0;
}

export interface Flooded {
  status: number;
  body: string;
  type: string;
  /** The least of a few tries: what else the process does in between is not the document's. */
  cpuMs: number;
}

const TRIES = 4;

/** Sends one document a few times. @param body what is sent where it is no mere document */
export async function flood(test: TestServer, query: string, body: string = JSON.stringify({ query })): Promise<Flooded> {
  let told: Flooded = { status: 0, body: '', type: '', cpuMs: Number.POSITIVE_INFINITY };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const before = process.cpuUsage();
    const answer = await test.server.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: '127.0.0.2',
      headers: { 'content-type': 'application/json' },
      payload: body,
    });
    const { user, system } = process.cpuUsage(before);
    const cpuMs = Math.min(told.cpuMs, (user + system) / 1000);
    told = { status: answer.statusCode, body: answer.body, type: String(answer.headers['content-type']), cpuMs };
  }
  return told;
}

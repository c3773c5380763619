import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';

export interface Answer {
  status: number;
  body: string;
  cookies: string[];
}

/** A client with connections of its own that stay open. It speaks through the proxy the test profile trusts. */
export function createClient(origin: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  return {
    async ask(query: string, variables: object, headers: Record<string, string> = {}): Promise<Answer> {
      const sent = request(`${origin}/graphql`, {
        method: 'POST',
        agent,
        localAddress: '127.0.0.2',
        headers: { 'content-type': 'application/json', ...headers },
      });
      sent.end(JSON.stringify({ query, variables }));
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      const body = Buffer.concat(await response.toArray()).toString();
      return { status: response.statusCode ?? 0, body, cookies: response.headers['set-cookie'] ?? [] };
    },
    close: () => agent.destroy(),
  };
}

export type Client = ReturnType<typeof createClient>;

export interface Hammered {
  perSecond: number;
  refusedPerSecond: number;
  /** How long each took that ended inside the time measured, in milliseconds. */
  tookMs: number[];
}

/**
 * Does something over and over, so many at once, and measures after a while of warming up.
 * @param act says whether it was done; false where it was refused.
 */
export async function hammer(
  parallel: number,
  warmUpMs: number,
  measureMs: number,
  act: (turn: number) => Promise<boolean>,
): Promise<Hammered> {
  const from = performance.now() + warmUpMs;
  const to = from + measureMs;
  const tookMs: number[] = [];
  let turn = 0;
  let refused = 0;
  const one = async (): Promise<void> => {
    while (performance.now() < to) {
      const began = performance.now();
      const isDone = await act((turn += 1));
      const ended = performance.now();
      if (ended < from || ended > to) continue;
      if (isDone) tookMs.push(ended - began);
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: parallel }, one));
  return { perSecond: (tookMs.length * 1000) / measureMs, refusedPerSecond: (refused * 1000) / measureMs, tookMs };
}

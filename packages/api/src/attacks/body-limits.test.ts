import { createHash } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRAPHQL_LIMITS } from '../platform/graphql-limits.js';
import { startHarness, type Harness } from '../test/harness.js';
import { send, type Received } from '../test/processes.js';

const IS_PROOF = process.env['PROOF'] === '1';
const MEGABYTE = 1_000_000;
/** Distinct documents, each of half of what a body may be. */
const DOCUMENTS = IS_PROOF ? 50_000 : 1_500;
const DOCUMENT_BYTES = 50_000;
const AT_ONCE = 8;

let api: Harness;
let origin: string;
beforeAll(async () => {
  api = await startHarness({ processes: 1 });
  origin = api.all[0]?.origin ?? '';
  // What the process takes for itself when it begins to work is not the bodies'.
  for (let n = 0; n < 30; n += 1) await send(origin, { address: '10.8.0.1', body: ofSize(90_000) });
});
afterAll(() => api.stop());

/** A request that is right but for its size. */
function ofSize(bytes: number): string {
  const around = JSON.stringify({ query: '{ __typename } #' }).length;
  return JSON.stringify({ query: `{ __typename } #${'x'.repeat(bytes - around)}` });
}

const memoryOf = async (): Promise<number> => (await api.all[0]?.metric('process_resident_memory_bytes')) ?? 0;

type Partly = Received & { sentBytes: number };

/** Sends a body part by part until it is answered, as a server may before all of it has come. @returns with how much was sent */
async function sendParts(parts: Iterable<string | Buffer>, headers: Record<string, string>): Promise<Partly> {
  const sent = request(`${origin}/graphql`, {
    method: 'POST',
    agent: false,
    localAddress: '127.0.0.2',
    headers: { 'content-type': 'application/json', ...headers },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve);
    sent.on('close', () => reject(new Error('The connection was closed without an answer.')));
    sent.on('error', () => undefined);
  });
  let [isAnswered, sentBytes] = [false, 0];
  const settled = answered.then(
    () => (isAnswered = true),
    () => (isAnswered = true),
  );
  for (const part of parts) {
    if (isAnswered) break;
    sent.write(part);
    sentBytes += part.length;
    // Who goes on writing to a connection that was closed does not get to read what was answered.
    await Promise.race([settled, sleep(sentBytes > GRAPHQL_LIMITS.bodyBytes ? 200 : 10)]);
  }
  if (!isAnswered) sent.end();
  const response = await answered;
  const body = Buffer.concat(await response.toArray()).toString();
  sent.destroy();
  return { status: response.statusCode ?? 0, headers: response.headers, body, sentBytes };
}

const PART_BYTES = 10_000;

function* partsOf(body: string | Buffer): Iterable<Buffer> {
  const bytes = Buffer.from(body);
  for (let from = 0; from < bytes.length; from += PART_BYTES) yield bytes.subarray(from, from + PART_BYTES);
}

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const withVariables = (variables: string): string => `{"query":"query ($a: LoginInput) { __typename }","variables":${variables}}`;
const keys = (count: number): string => `{${Array.from({ length: count }, (_, n) => `"${n}":1`).join(',')}}`;

describe('GQ-08: a body', () => {
  it('of the limit is answered, so that the rest can tell', async () => {
    expect((await send(origin, { body: ofSize(GRAPHQL_LIMITS.bodyBytes) })).status).toBe(200);
  });

  it.each<[string, () => string | Buffer, Record<string, string>, number[]]>([
    ['one byte over the limit', () => ofSize(GRAPHQL_LIMITS.bodyBytes + 1), {}, [413]],
    ['10 MB', () => ofSize(10 * MEGABYTE), {}, [413]],
    ['100,000 keys', () => withVariables(keys(100_000)), {}, [413]],
    ['a text of 1 MB', () => withVariables(JSON.stringify({ a: 'x'.repeat(MEGABYTE) })), {}, [413]],
    ['a bomb of gzip', () => gzipSync(Buffer.alloc(50 * MEGABYTE, 32)), { 'content-encoding': 'gzip' }, [400, 413, 415]],
    ['gzip that is called nothing', () => gzipSync(ofSize(1_000)), {}, [400, 415]],
    ['brotli that is none', () => 'x', { 'content-encoding': 'br' }, [400, 415]],
    [
      'an upload in parts',
      () => `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ __typename }"}\r\n--x--\r\n`,
      { 'content-type': 'multipart/form-data; boundary=x', 'apollo-require-preflight': 'yes' },
      [415],
    ],
    ['variables 10,000 deep', () => withVariables(nested(10_000)), {}, [200, 400]],
    ['variables 10,000 deep where an input is', () => withVariables(`{"a":${nested(10_000)}}`), {}, [400]],
    ['extensions 10,000 deep', () => `{"query":"{ __typename }","extensions":${nested(10_000)}}`, {}, [200, 400]],
    ['8,000 keys where an input is', () => withVariables(`{"a":${keys(8_000)}}`), {}, [400]],
  ])('of %s is refused or read to its end, as JSON, and keeps nothing', async (_what, bodyOf, headers, statuses) => {
    const body = bodyOf();
    const before = await memoryOf();
    const told = await sendParts(partsOf(body), { 'content-length': String(Buffer.byteLength(body)), ...headers });
    expect(statuses).toContain(told.status);
    expect(told.headers['content-type']).toContain('json');
    expect(() => JSON.parse(told.body) as unknown).not.toThrow();
    expect(told.body).not.toMatch(/call stack|\bat .+:\d+:\d+/);
    expect(told.body.length).toBeLessThan(4096);
    expect((await memoryOf()) - before).toBeLessThan(20 * MEGABYTE);
  });

  it('that does not say how long it is is read to the limit, and no further', async () => {
    const before = await memoryOf();
    const endless = Array.from({ length: 1_000 }, (_, n) => (n === 0 ? '{"query":"' : 'x'.repeat(PART_BYTES)));
    const told = await sendParts(endless, { 'transfer-encoding': 'chunked' });
    expect(told.status).toBe(413);
    expect(JSON.parse(told.body)).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
    // What is on the way in the buffers of both sides was sent as well.
    expect(told.sentBytes).toBeLessThan(5 * MEGABYTE);
    expect((await memoryOf()) - before).toBeLessThan(20 * MEGABYTE);
  });
});

describe('GQ-13: documents by their hash', () => {
  const hashOf = (query: string): string => createHash('sha256').update(query).digest('hex');
  const persisted = (hash: string) => ({ persistedQuery: { version: 1, sha256Hash: hash } });
  const post = (body: object) => send(origin, { body: JSON.stringify(body) });

  it('are not kept: one is not found, nor one that does not fit its hash, nor one over the limits', async () => {
    const [right, wide] = ['{ __typename }', `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: __typename`).join(' ')} }`];
    for (const query of [right, wide]) {
      for (const body of [
        { query, extensions: persisted(hashOf(query)) },
        { extensions: persisted(hashOf(query)) },
        { query, extensions: persisted(hashOf('something else')) },
      ]) {
        const told = await post(body);
        expect(told.body).not.toContain('"data":{"a');
        if (!('query' in body) || query === wide) expect(told.body).not.toContain('"data"');
      }
    }
  });

  it(`${DOCUMENTS} of them of ${DOCUMENT_BYTES} bytes fill nothing`, { timeout: 1_800_000 }, async () => {
    const documentOf = (n: number): string => `{ __typename } #${n} ${'x'.repeat(DOCUMENT_BYTES)}`;
    // The documents that were asked for last are kept, up to a bound: it is full before it is measured.
    await sendAll(0, 700, documentOf);
    const before = await memoryOf();
    await sendAll(700, DOCUMENTS, documentOf);
    await sleep(1_000);
    expect((await memoryOf()) - before).toBeLessThan(50 * MEGABYTE);
  });

  async function sendAll(from: number, to: number, documentOf: (n: number) => string): Promise<void> {
    for (let n = from; n < to; n += AT_ONCE) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, (_, k) => {
          const query = documentOf(n + k);
          return post({ query, extensions: persisted(hashOf(query)) });
        }),
      );
    }
  }
});

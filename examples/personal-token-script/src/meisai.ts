import { setTimeout as sleep } from 'node:timers/promises';
import type { TypedDocumentString } from './meisai.generated.ts';

/** What the script says and ends with: what happened, and what to do. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface Service {
  origin: string;
  token: string;
  /** The language of what people read in the answers. */
  language: string;
}

interface Answer {
  data?: unknown;
  errors?: { message?: string; extensions?: { code?: string; requestId?: string } }[];
}

const TIMEOUT_MS = 20_000;
const TRIES = 4;
/** Who waits longer than this would rather be told. */
const LONGEST_WAIT_SECONDS = 60;
const USUAL_WAIT_SECONDS = 5;

/**
 * Asks the API, and waits where it says "later".
 * @throws {Stopped}
 */
export async function ask<Data, Variables>(
  service: Service,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const body = JSON.stringify({ query: document.toString(), variables });
  for (let tries = 1; ; tries += 1) {
    const response = await post(service, body);
    if (response.status !== 429 && response.status !== 503) return (await read(service, response)) as Data;
    const seconds = Number(response.headers.get('retry-after')) || USUAL_WAIT_SECONDS;
    const why = response.status === 429 ? 'As much was asked for as may be' : 'The service is not available';
    if (tries === TRIES || seconds > LONGEST_WAIT_SECONDS) throw new Stopped(`${why}. Try again in ${seconds} seconds.`);
    process.stderr.write(`${why}: waiting ${seconds} seconds.\n`);
    await sleep(seconds * 1000);
  }
}

async function post({ origin, token, language }: Service, body: string): Promise<Response> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'accept-language': language,
  };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return fetch(`${origin}/graphql`, { method: 'POST', redirect: 'error', headers, body, signal }).catch((cause: unknown) => {
    throw new Stopped(`${origin} cannot be reached. Is the service running? MEISAI_ORIGIN says where it is.`, { cause });
  });
}

async function read({ origin }: Service, response: Response): Promise<unknown> {
  const { data, errors } = ((await response.json().catch(() => null)) as Answer | null) ?? {};
  if (response.ok && errors === undefined && data !== undefined) return data;
  if (response.status === 401) {
    throw new Stopped(`The token is unknown, has expired or was revoked. Make another at ${origin}/apps/new-token.`);
  }
  const [{ message = 'It says nothing more.', extensions = {} } = {}] = errors ?? [];
  if (response.status === 403) throw new Stopped(`The token is not for this. ${message}\nMake another at ${origin}/apps/new-token.`);
  const { code = 'no code', requestId = response.headers.get('x-request-id') ?? 'unknown' } = extensions;
  throw new Stopped(`The service did not answer (HTTP ${response.status}, ${code}, request ${requestId}). ${message}`);
}

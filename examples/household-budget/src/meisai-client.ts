import type { Authorization } from './authorization.ts';
import { MeisaiFault, retryAfterSeconds } from './meisai-fault.ts';
import type { TypedDocumentString } from './meisai.generated.ts';
import type { Settings } from './settings.ts';
import type { Language } from './words.ts';

/** For whom the API is asked, and in which language it answers what people read. */
export interface Asker {
  memberId: string;
  language: Language;
}

export interface MeisaiClient {
  /** @throws {MeisaiFault} */
  ask<Data, Variables>(asker: Asker, document: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data>;
}

interface GraphqlAnswer {
  data?: unknown;
  errors?: { extensions?: { code?: string; requestId?: string } }[];
}

const TIMEOUT_MS = 10_000;

/** Asks the API with the member's token, and renews it where it counts no more. */
export function createMeisaiClient({ meisaiOrigin }: Settings, authorization: Authorization): MeisaiClient {
  const url = `${meisaiOrigin}/graphql`;
  /** When a member's data may be asked for again, after "later". */
  const askAgainAt = new Map<string, number>();

  async function post(token: string, language: Language, body: string): Promise<Response> {
    return fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-language': language,
      },
      body,
    }).catch((cause: unknown) => {
      throw new MeisaiFault('AWAY', { cause });
    });
  }

  return {
    ask: async <Data, Variables>({ memberId, language }: Asker, document: TypedDocumentString<Data, Variables>, variables: Variables) => {
      const waitMs = (askAgainAt.get(memberId) ?? 0) - Date.now();
      if (waitMs > 0) throw new MeisaiFault('LATER', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
      askAgainAt.delete(memberId);
      const body = JSON.stringify({ query: document.toString(), variables });
      const token = await authorization.accessToken(memberId);
      let response = await post(token, language, body);
      // The token may have ended on the way. Renewing tells whether that was all: after a cut-off there is nothing to renew.
      if (response.status === 401) response = await post(await authorization.renew(memberId, token), language, body);
      if (response.status === 429 || response.status === 503) {
        const seconds = retryAfterSeconds(response.headers);
        askAgainAt.set(memberId, Date.now() + seconds * 1000);
        throw new MeisaiFault('LATER', { ...(await detailsOf(response)), retryAfterSeconds: seconds });
      }
      return (await read(response)) as Data;
    },
  };
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 401) throw new MeisaiFault('ENDED', await detailsOf(response));
  if (response.status === 403) throw new MeisaiFault('SCOPE', await detailsOf(response));
  const answer = await bodyOf(response);
  if (response.ok && answer.data !== undefined && answer.errors === undefined) return answer.data;
  throw new MeisaiFault('MISTAKE', detailsIn(answer, response));
}

async function bodyOf(response: Response): Promise<GraphqlAnswer> {
  return ((await response.json().catch(() => null)) as GraphqlAnswer | null) ?? {};
}

async function detailsOf(response: Response) {
  return detailsIn(await bodyOf(response), response);
}

function detailsIn({ errors }: GraphqlAnswer, response: Response) {
  const { code = `HTTP ${response.status}`, requestId = response.headers.get('x-request-id') } = errors?.[0]?.extensions ?? {};
  return { code, requestId };
}

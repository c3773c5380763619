import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepConnection } from './connections.ts';
import { openDatabase } from './database.ts';
import type { Settings } from './settings.ts';

/** What the API answers a request with a good token. */
export interface FakeAnswer {
  status: number;
  headers?: Record<string, string>;
  body: object;
}

export type FakeMeisai = Awaited<ReturnType<typeof startFakeMeisai>>;

/** As much of Meisai as tests of its rarer answers take: tokens that end, and an API that says no. The journey is made with the real one. */
export async function startFakeMeisai() {
  let origin = '';
  const state = {
    generation: 1,
    isCutOff: false,
    refreshes: 0,
    asked: 0,
    answer: { status: 200, body: { data: { viewer: { id: 'm', accounts: [] } } } } as FakeAnswer,
    tokenAnswer: null as FakeAnswer | null,
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { status, body, headers = {} } = await answerTo(request, text);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  }

  async function answerTo({ url = '', headers }: IncomingMessage, text: string): Promise<FakeAnswer> {
    if (url === '/.well-known/openid-configuration') return { status: 200, body: metadata(origin) };
    if (url === '/oauth/token') return refresh(new URLSearchParams(text));
    if (url !== '/graphql') return { status: 404, body: {} };
    state.asked += 1;
    const isGood = !state.isCutOff && headers.authorization === `Bearer access-${state.generation}`;
    return isGood ? state.answer : { status: 401, body: { errors: [{ extensions: { code: 'INVALID_TOKEN', requestId: 'req-1' } }] } };
  }

  /** A refresh token works once: the second use of one ends the grant. */
  async function refresh(form: URLSearchParams): Promise<FakeAnswer> {
    state.refreshes += 1;
    // Time for others to come meanwhile.
    await sleep(20);
    if (state.tokenAnswer !== null) return state.tokenAnswer;
    if (form.get('refresh_token') !== `refresh-${state.generation}`) state.isCutOff = true;
    if (state.isCutOff) return { status: 400, body: { error: 'invalid_grant' } };
    state.generation += 1;
    const [access_token, refresh_token] = [`access-${state.generation}`, `refresh-${state.generation}`];
    return { status: 200, body: { access_token, refresh_token, token_type: 'Bearer', expires_in: 600, scope: 'openid' } };
  }

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings: Settings = {
    meisaiOrigin: origin,
    appOrigin: 'http://127.0.0.1:5050',
    port: 5050,
    clientId: 'app_1',
    clientSecret: 'secret',
    webhookSecret: null,
    dataFile: ':memory:',
    pageSize: 50,
    logLevel: 'silent',
  };
  return {
    state,
    settings,
    /** A store in which a member is connected. */
    connect: (memberId: string, { endsInMs = 600_000 } = {}) => {
      const database = openDatabase(':memory:');
      const expiresAt = Date.now() + endsInMs;
      keepConnection(database, memberId, { accessToken: 'access-1', refreshToken: 'refresh-1', expiresAt, scope: 'openid', renewals: 0 });
      return database;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function metadata(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/oauth/authorize`,
    token_endpoint: `${issuer}/oauth/token`,
    revocation_endpoint: `${issuer}/oauth/revoke`,
    jwks_uri: `${issuer}/oauth/jwks`,
    authorization_response_iss_parameter_supported: true,
  };
}

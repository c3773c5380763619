import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addMember, ensureCardProduct, openAccount } from '../accounts/index.js';
import { embeddedDatabaseFolder, readConfig } from '../config.js';
import { addLogin } from '../identity/index.js';
import type { Services } from '../platform/index.js';
import { createServer, type Server } from '../server.js';
import { copyMigratedDatabase } from './migrated-folder.js';

export interface Answer<Data> {
  status: number;
  data: Data | null;
  errors: { message: string; extensions: Record<string, unknown> }[] | undefined;
  headers: Record<string, string | string[] | number | undefined>;
  /** The session cookie this answer sets, as `name=value`. */
  cookie: string | null;
}

export interface TestServer {
  server: Server;
  services: Services;
  ask<Data>(query: string, variables?: object, headers?: Record<string, string>): Promise<Answer<Data>>;
  stop(): Promise<void>;
}

/** The whole service over a database of its own: embedded by default, or the one at a URL. @param logged takes the log, line by line */
export async function startTestServer(env: Record<string, string> = {}, logged?: string[]): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'meisai-test-'));
  const config = readConfig({ MEISAI_PROFILE: 'test', DATA_DIR: folder, LOG_LEVEL: 'silent', ...env });
  if (config.databaseUrl === null && config.dataDir === folder) await copyMigratedDatabase(embeddedDatabaseFolder(config));
  const server = await createServer(config, ...(logged === undefined ? [] : [{ write: (line: string) => void logged.push(line) }]));
  return {
    server,
    services: server.services,
    ask: (query, variables = {}, headers = {}) => ask(server, query, variables, headers),
    stop: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ask<Data>(server: Server, query: string, variables: object, headers: Record<string, string>): Promise<Answer<Data>> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    // As from the proxy the test profile trusts, so that a test can say where a request comes from.
    remoteAddress: '127.0.0.2',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    payload: JSON.stringify({ query, variables }),
  });
  const body = response.json<{ data?: Data; errors?: Answer<Data>['errors'] }>();
  const cookie = response.cookies.find(({ name }) => name.endsWith('meisai'));
  return {
    status: response.statusCode,
    data: body.data ?? null,
    errors: body.errors,
    headers: response.headers,
    cookie: cookie === undefined ? null : `${cookie.name}=${cookie.value}`,
  };
}

export interface EnrolledMember {
  memberId: string;
  accountId: string;
  cardId: string;
  userId: string;
  password: string;
}

/** A member with one account, one card and a login, on a product of this lockout threshold. */
export async function enrolMember(services: Services, userId: string, threshold = 3): Promise<EnrolledMember> {
  const em = services.database.fork();
  const password = `${userId}-right-password`;
  const productCode = `T${threshold}`;
  await ensureCardProduct(em, { code: productCode, nameJa: '試験カード', nameEn: 'Test card', lockoutThreshold: threshold });
  const memberId = await addMember(em, { language: 'EN', email: `${userId}@example.jp` });
  await addLogin(em, { person: { memberId }, userId, passwordHash: await services.passwordHasher.hash(password) });
  const opened = await openAccount(em, { memberId, productCode, currency: 'JPY', timeZone: 'Asia/Tokyo', lastFour: '4242' });
  return { memberId, ...opened, userId, password };
}

export const LOGIN = `mutation Login($input: LoginInput!) {
  login(input: $input) { __typename ... on LoginSuccess { viewer { id } } ... on Refusal { code message } }
}`;

export interface LoginData {
  login: { __typename: 'LoginSuccess' | 'WrongCredentials' | 'LoginLocked'; code?: string; message?: string };
}

import { randomBytes } from 'node:crypto';
import { ENTITIES } from '../features.js';
import { createMetrics, createPasswordHasher, deriveKeys, openDatabase, type Services } from '../platform/index.js';
import { addOperators, enrolAll, type Credentials, type OperatorCredentials } from './harness-people.js';
import { startPostgres } from './postgres.js';
import { postGraphql, startApiProcesses, TEST_SECRET, type ApiProcess, type Posted } from './processes.js';

export interface HarnessOptions {
  /** API processes over one database; 4 otherwise. */
  processes?: number;
  /** `postgresql://…` of a database to use; a PostgreSQL server of its own otherwise. */
  databaseUrl?: string | null;
  /** Members with the usual threshold of 3 to enrol at the start, and two operators beside them; nobody otherwise. */
  members?: number;
  /** Settings of the processes beside those of the test profile. */
  env?: Record<string, string>;
}

export interface Harness {
  all: ApiProcess[];
  databaseUrl: string;
  /** For looking into the database, and for what goes past the pages: the database, the hasher and the keys of the processes. */
  services: Services;
  /** An address in a network nobody has come from yet, so that no limit of a source is met. */
  newAddress(): string;
  /** Asks the nth process, counted round and round, from a new address. */
  ask<Data>(nth: number, document: string, variables: object, cookie?: string): Promise<Posted<Data>>;
  /** What `npm run harness` prints: how to reach all of it from outside. */
  describe(): Record<string, string>;
  /** The sum of a metric over the processes. */
  sumOf(metric: string): Promise<number>;
  /** How far ahead of the real time all processes are from now on. */
  setClock(seconds: number): Promise<void>;
  /** The mails caught so far, newest first. */
  mailsTo(address: string): Promise<{ subject: string; text: string }[]>;
  stop(): Promise<void>;
}

/** Everything an attack needs: several API processes of the test profile over one PostgreSQL, and doors to look and to turn. */
export async function startHarness({ processes = 4, databaseUrl = null, members = 0, env = {} }: HarnessOptions = {}): Promise<Harness> {
  const undo: (() => Promise<void>)[] = [];
  let networks = 0;
  const newAddress = (): string => {
    networks += 1;
    return `10.${128 + Math.floor(networks / 256)}.${networks % 256}.1`;
  };
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const url = databaseUrl ?? (await startOwnPostgres(undo));
    const api = await startApiProcesses(processes, url, env);
    undo.push(() => api.stop());
    const services = await openServices(url);
    undo.push(() => services.passwordHasher.close().then(() => services.database.close()));
    const run = randomBytes(3).toString('hex');
    const credentials = members === 0 ? [] : await enrolAll(services, members, run);
    const operators = members === 0 ? [] : await addOperators(services, run);
    const [first] = api.all;
    if (first === undefined) throw new Error('There is no API process.');
    return {
      all: api.all,
      databaseUrl: url,
      services,
      newAddress,
      ask: (nth, document, variables, cookie) =>
        postGraphql(api.all[nth % processes]?.origin ?? '', newAddress(), document, variables, cookie),
      describe: () => describe(api.all, first, url, credentials, operators),
      sumOf: async (metric) => (await Promise.all(api.all.map((one) => one.metric(metric)))).reduce((sum, value) => sum + value, 0),
      setClock: async (toSeconds) => {
        const moved = await fetch(`${first.privateOrigin}/clock`, { method: 'POST', body: JSON.stringify({ toSeconds }) });
        if (!moved.ok) throw new Error(`The clock was not moved: ${moved.status} ${await moved.text()}`);
      },
      mailsTo: async (address) => {
        const mails = await fetch(`${first.privateOrigin}/mail.json?to=${encodeURIComponent(address)}`);
        return (await mails.json()) as { subject: string; text: string }[];
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startOwnPostgres(undo: (() => Promise<void>)[]): Promise<string> {
  const postgres = await startPostgres();
  undo.push(() => postgres.stop());
  return postgres.url;
}

async function openServices(url: string): Promise<Services> {
  return {
    database: await openDatabase({ url, folder: null, entities: ENTITIES, poolSize: 4 }),
    passwordHasher: createPasswordHasher(createMetrics()),
    keys: deriveKeys(TEST_SECRET),
  } as Services;
}

function describe(
  all: readonly ApiProcess[],
  first: ApiProcess,
  url: string,
  members: readonly Credentials[],
  operators: readonly OperatorCredentials[],
): Record<string, string> {
  return {
    BASE_URLS: all.map(({ origin }) => origin).join(','),
    METRICS_URLS: all.map(({ privateOrigin }) => `${privateOrigin}/metrics`).join(','),
    DB_URL: url,
    MAIL_SINK: `${first.privateOrigin}/mail.json`,
    TEST_CLOCK: `${first.privateOrigin}/clock`,
    MEMBER_CREDENTIALS: JSON.stringify(members),
    OPERATOR_CREDENTIALS: JSON.stringify(operators),
  };
}

import { randomBytes } from 'node:crypto';
import { openAccount } from '../accounts/index.js';
import { ENTITIES } from '../features.js';
import { createMetrics, createPasswordHasher, openDatabase, query, type Services } from '../platform/index.js';
import { startPostgres } from './postgres.js';
import { startApiProcesses, type ApiProcess } from './processes.js';
import { enrolMember, type EnrolledMember } from './server.js';

export interface HarnessOptions {
  /** API processes over one database; 4 otherwise. */
  processes?: number;
  /** `postgresql://…` of a database to use; a PostgreSQL server of its own otherwise. */
  databaseUrl?: string | null;
  /** Members with the usual threshold of 3 to enrol at the start; none otherwise. */
  members?: number;
  /** Settings of the processes beside those of the test profile. */
  env?: Record<string, string>;
}

export interface Harness {
  all: ApiProcess[];
  databaseUrl: string;
  /** For looking into the database, and for enrolling members past the pages. */
  services: Pick<Services, 'database' | 'passwordHasher'>;
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

interface Credentials {
  userId: string;
  password: string;
  threshold: number;
}

/** Everything an attack needs: several API processes of the test profile over one PostgreSQL, and doors to look and to turn. */
export async function startHarness({ processes = 4, databaseUrl = null, members = 0, env = {} }: HarnessOptions = {}): Promise<Harness> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const url = databaseUrl ?? (await startOwnPostgres(undo));
    const api = await startApiProcesses(processes, url, env);
    undo.push(() => api.stop());
    const services = await openServices(url);
    undo.push(() => services.passwordHasher.close().then(() => services.database.close()));
    const credentials = members === 0 ? [] : await enrolAll(services as Services, members);
    const [first] = api.all;
    if (first === undefined) throw new Error('There is no API process.');
    return {
      all: api.all,
      databaseUrl: url,
      services,
      describe: () => describe(api.all, first, url, credentials),
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

async function openServices(url: string): Promise<Pick<Services, 'database' | 'passwordHasher'>> {
  return {
    database: await openDatabase({ url, folder: null, entities: ENTITIES, poolSize: 4 }),
    passwordHasher: createPasswordHasher(createMetrics()),
  };
}

/** User IDs nobody else has, so that a database can be used again and again. */
async function enrolAll(services: Services, members: number): Promise<Credentials[]> {
  const run = randomBytes(3).toString('hex');
  const enrolled: Credentials[] = [];
  const enrol = async (name: string, threshold: number): Promise<EnrolledMember> => {
    const member = await enrolMember(services, `${name}.${run}`, threshold);
    enrolled.push({ userId: member.userId, password: member.password, threshold });
    return member;
  };
  for (let index = 1; index <= members; index += 1) await enrol(`tester-${String(index).padStart(3, '0')}`, 3);
  for (const threshold of [1, 5, 10]) await enrol(`tester-t${threshold}`, threshold);
  await addCard(services, await enrol('tester-t3-and-t5', 3), 5);
  return enrolled;
}

/** One more account, with a card of a product of this threshold. */
export async function addCard(services: Pick<Services, 'database'>, { memberId }: EnrolledMember, threshold: number): Promise<void> {
  const em = services.database.fork();
  const [product] = await query(em, 'select 1 from card_product where code = $1', [`T${threshold}`]);
  if (product === undefined) throw new Error(`Nobody was enrolled with a threshold of ${threshold} yet.`);
  await openAccount(em, { memberId, productCode: `T${threshold}`, currency: 'JPY', timeZone: 'Asia/Tokyo', lastFour: '4343' });
}

function describe(all: readonly ApiProcess[], first: ApiProcess, url: string, members: readonly Credentials[]): Record<string, string> {
  return {
    BASE_URLS: all.map(({ origin }) => origin).join(','),
    METRICS_URLS: all.map(({ privateOrigin }) => `${privateOrigin}/metrics`).join(','),
    DB_URL: url,
    MAIL_SINK: `${first.privateOrigin}/mail.json`,
    TEST_CLOCK: `${first.privateOrigin}/clock`,
    // Nobody: there are no operators to log in as yet.
    OPERATOR_CREDENTIALS: JSON.stringify([]),
    MEMBER_CREDENTIALS: JSON.stringify(members),
  };
}

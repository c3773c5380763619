import { ENTITIES } from '../packages/api/dist/src/features.js';
import {
  createMetrics,
  createPasswordHasher,
  openDatabase,
  query,
  type Database,
  type Services,
} from '../packages/api/dist/src/platform/index.js';
import { recordOpenStatement, recordUses, sumOpenStatement } from '../packages/api/dist/src/statements/index.js';
import { startPostgres, type TestPostgres } from '../packages/api/dist/src/test/postgres.js';
import { startApiProcesses, type ApiProcess } from '../packages/api/dist/src/test/processes.js';
import { enrolMember, type EnrolledMember } from '../packages/api/dist/src/test/server.js';

export interface BenchService {
  api: ApiProcess;
  members: EnrolledMember[];
  databaseUrl: string;
  postgresVersion: string;
  dataSize: string;
  stop(): Promise<void>;
}

export interface Seed {
  members: number;
  statementsEach: number;
  usesPerStatement: number;
}

/** Fills an empty database, and says whom it holds. */
export type Fill = (database: Database, services: Services) => Promise<{ members: EnrolledMember[]; dataSize: string }>;

/** One API process as it is shipped, over a PostgreSQL server of its own, with members who have logins, statements and uses. */
export function startService(seed: Seed, env: Record<string, string> = {}): Promise<BenchService> {
  return startFilledService((database, services) => fillBySteps(database, services, seed), env);
}

/** The same over whatever a question needs. */
export async function startFilledService(fill: Fill, env: Record<string, string> = {}): Promise<BenchService> {
  const postgres = await startPostgres();
  try {
    return await startOver(postgres, fill, env);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function startOver(postgres: TestPostgres, fill: Fill, env: Record<string, string>): Promise<BenchService> {
  const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 4, statementTimeoutMs: 0 });
  const passwordHasher = createPasswordHasher(createMetrics(), 2);
  const em = database.fork();
  const { members, dataSize } = await fill(database, { database, passwordHasher } as Services);
  await query(em, 'vacuum analyze', []);
  const [row] = await query<{ version: string; uses: number; mib: number }>(
    em,
    `select current_setting('server_version') as version, (select count(*) from card_transaction)::int as uses,
            (pg_database_size(current_database()) / 1048576)::int as mib`,
    [],
  );
  await passwordHasher.close();
  await database.close();
  const processes = await startApiProcesses(1, postgres.url, env);
  const [api] = processes.all;
  if (api === undefined) throw new Error('No process was started.');
  return {
    api,
    members,
    databaseUrl: postgres.url,
    postgresVersion: row?.version ?? 'unknown',
    dataSize: `${dataSize}, ${row?.uses} uses, ${row?.mib} MiB`,
    stop: async () => {
      await processes.stop();
      await postgres.stop();
    },
  };
}

async function fillBySteps(database: Database, services: Services, seed: Seed): ReturnType<Fill> {
  const em = database.fork();
  const members: EnrolledMember[] = [];
  for (let index = 0; index < seed.members; index += 1) {
    const member = await enrolMember(services, `bench.${index}`);
    members.push(member);
    for (let month = 0; month < seed.statementsEach; month += 1) await seedStatement(em, member, month, seed.usesPerStatement);
  }
  return { members, dataSize: `${seed.members} members, ${seed.members * seed.statementsEach} statements` };
}

async function seedStatement(em: Parameters<typeof recordUses>[0], member: EnrolledMember, month: number, uses: number): Promise<void> {
  const first = new Date(Date.UTC(2024, month, 1));
  const day = (offset: number): string => new Date(first.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  const last = new Date(Date.UTC(2024, month + 1, 0)).toISOString().slice(0, 10);
  const { id } = await recordOpenStatement(em, member.accountId, { start: day(0), end: last });
  await recordUses(
    em,
    member.accountId,
    Array.from({ length: uses }, (_, index) => ({
      cardId: member.cardId,
      kind: 'PURCHASE' as const,
      merchant: `店 ${index}`,
      usedOn: day(index % 28),
      postedOn: day(index % 28),
      amountMinor: BigInt(1000 + index),
      original: null,
      sourceKey: `bench:${month}:${index}`,
    })),
    id,
  );
  await sumOpenStatement(em, member.accountId, id);
}

import { ENTITIES } from '../packages/api/dist/src/features.js';
import { createMetrics, createPasswordHasher, openDatabase, query, type Services } from '../packages/api/dist/src/platform/index.js';
import { recordOpenStatement, recordUses, sumOpenStatement } from '../packages/api/dist/src/statements/index.js';
import { startPostgres, type TestPostgres } from '../packages/api/dist/src/test/postgres.js';
import { startApiProcesses, type ApiProcess } from '../packages/api/dist/src/test/processes.js';
import { enrolMember, type EnrolledMember } from '../packages/api/dist/src/test/server.js';

export interface BenchService {
  api: ApiProcess;
  members: EnrolledMember[];
  postgresVersion: string;
  dataSize: string;
  stop(): Promise<void>;
}

export interface Seed {
  members: number;
  statementsEach: number;
  usesPerStatement: number;
}

/** One API process as it is shipped, over a PostgreSQL server of its own, with members who have logins, statements and uses. */
export async function startService(seed: Seed, env: Record<string, string> = {}): Promise<BenchService> {
  const postgres = await startPostgres();
  try {
    return await startOver(postgres, seed, env);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function startOver(postgres: TestPostgres, seed: Seed, env: Record<string, string>): Promise<BenchService> {
  const database = await openDatabase({ url: postgres.url, folder: null, entities: ENTITIES, poolSize: 4 });
  const passwordHasher = createPasswordHasher(createMetrics(), 2);
  const em = database.fork();
  const members: EnrolledMember[] = [];
  for (let index = 0; index < seed.members; index += 1) {
    const member = await enrolMember({ database, passwordHasher } as Services, `bench.${index}`);
    members.push(member);
    for (let month = 0; month < seed.statementsEach; month += 1) await seedStatement(em, member, month, seed.usesPerStatement);
  }
  await query(em, 'analyze', []);
  const [row] = await query<{ version: string }>(em, `select current_setting('server_version') as version`, []);
  const [size] = await query<{ uses: number; mib: number }>(
    em,
    `select (select count(*) from card_transaction)::int as uses, (pg_database_size(current_database()) / 1048576)::int as mib`,
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
    postgresVersion: row?.version ?? 'unknown',
    dataSize: `${seed.members} members, ${seed.members * seed.statementsEach} statements, ${size?.uses} uses, ${size?.mib} MiB`,
    stop: async () => {
      await processes.stop();
      await postgres.stop();
    },
  };
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

import type { EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PgliteORM, PgliteConnection } from '@mikro-orm/pglite';
import { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { AbstractSqlConnection, SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery } from 'kysely';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS } from '../../migrations/index.js';
import { DatabaseUnavailable, InputError } from './errors.js';
import { lockFolder } from './folder-lock.js';

export type EntityManager = SqlEntityManager;

export interface Database {
  /** An entity manager of its own for one request or one command. */
  fork(): EntityManager;
  /** Resolves if the database answers. @throws {DatabaseUnavailable} */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `postgresql://…`; null for the embedded database in `folder`. */
  url: string | null;
  /** Where the embedded database lives; null keeps it in memory. */
  folder: string | null;
  entities: readonly EntitySchema[];
  /** At least 2: while one connection holds the lock of the migrations, another runs them. */
  poolSize: number;
}

/**
 * Connects, and brings the tables up to date.
 * @throws {DatabaseUnavailable} if nothing answers at the URL, or another process has the folder.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const release = options.url === null && options.folder !== null ? await takeFolder(options.folder) : null;
  try {
    const orm = await initialise(options);
    return {
      fork: () => orm.em.fork() as EntityManager,
      ping: () => ping(orm.em.fork() as EntityManager),
      close: async () => {
        await orm.close(true);
        await release?.();
      },
    };
  } catch (cause) {
    await release?.();
    throw cause;
  }
}

async function takeFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await lockFolder(folder);
  // PostgreSQL's own lock file: a process killed while writing it leaves it empty, and an empty one is refused for ever.
  // Whoever holds the folder is alone with it.
  await rm(join(folder, 'postmaster.pid'), { force: true });
  return release;
}

async function initialise(options: DatabaseOptions) {
  const shared = {
    entities: [...options.entities],
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, snapshot: false, tableName: 'migration' },
    logger: () => undefined,
    forceUtcTimezone: true,
  };
  const orm =
    options.url === null
      ? await PgliteORM.init({ ...shared, dbName: options.folder ?? 'memory://' })
      : await PostgresORM.init({
          ...shared,
          clientUrl: options.url,
          pool: { min: 0, max: options.poolSize },
          driverOptions: {
            connectionTimeoutMillis: 5_000,
            statement_timeout: 30_000,
            application_name: 'meisai',
          },
        });
  try {
    await ping(orm.em.fork() as EntityManager);
    await migrate(orm.em.fork() as EntityManager, () => orm.migrator.up());
    return orm;
  } catch (cause) {
    await orm.close(true);
    throw cause;
  }
}

/** Processes that start together take turns: the first brings the tables up to date, the others find them so. */
async function migrate(em: EntityManager, up: () => Promise<unknown>): Promise<void> {
  if (em.getConnection() instanceof PgliteConnection) {
    await up();
    return;
  }
  await em.transactional(async (tx) => {
    await query(tx as EntityManager, 'select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await up();
  });
}

/** Any number, as long as nothing else takes an advisory lock of it. */
const MIGRATION_LOCK = 7_236_001;

async function ping(em: EntityManager): Promise<void> {
  try {
    await query(em, 'select 1', []);
  } catch (cause) {
    throw new DatabaseUnavailable('The database does not answer.', { cause });
  }
}

/**
 * Runs SQL with bound `$1` parameters, inside the entity manager's transaction where it has one.
 * @throws {InputError} if a text holds U+0000, which PostgreSQL cannot store.
 */
export async function query<Row extends object>(em: EntityManager, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  if (parameters.some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw new InputError('A text holds the character U+0000, which no text may hold.');
  }
  const connection = em.getConnection() as AbstractSqlConnection;
  const runner = em.getTransactionContext<ReturnType<AbstractSqlConnection['getClient']>>() ?? connection.getClient();
  const result = await runner.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
  return result.rows;
}

/** A text to look something up by: where it holds U+0000 it finds nothing, by the same steps as any other. */
export function lookUpText(text: string): string {
  return text.replaceAll('\0', '\u{FFFD}');
}

/** SQL that writes an instant as RFC 3339 in UTC: the same text from both drivers, for `new Date(…)`. */
export function isoInstant(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

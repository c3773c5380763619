import type { EntitySchema } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PgliteORM } from '@mikro-orm/pglite';
import { MikroORM as PostgresORM } from '@mikro-orm/postgresql';
import type { AbstractSqlConnection, SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery } from 'kysely';
import type { Pool } from 'pg';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS } from '../../migrations/index.js';
import { guardPool } from './guard-pool.js';
import { DatabaseUnavailable, InputError } from './errors.js';
import { lockFolder } from './folder-lock.js';
import { makeFolder } from './make-folder.js';

export type EntityManager = SqlEntityManager;

export interface Database {
  /** An entity manager of its own for one request or one command. */
  fork(): EntityManager;
  /** For single statements of any number of requests at once: it remembers nothing, and is never inside a transaction. */
  reader: EntityManager;
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
  /** How long one statement may take; that of a request if left out. */
  statementTimeoutMs?: number;
}

/** A caller waits ten seconds at most: a statement that takes longer works for nobody. */
const REQUEST_STATEMENT_MS = 8_000;
/** A connection that serves the pool of a living database becomes free, or is made, long before. */
const CONNECT_MS = 5_000;
/** Statements take a few milliseconds, so that whoever waits behind fifty for each connection waits for a moment; behind more, in vain. */
const WAITING_PER_CONNECTION = 50;

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
      reader: orm.em.fork() as EntityManager,
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
  await makeFolder(folder);
  const release = await lockFolder(folder);
  // PostgreSQL's own lock file: a process killed while writing it leaves it empty, and an empty one is refused for ever.
  // Whoever holds the folder is alone with it.
  await rm(join(folder, 'postmaster.pid'), { force: true });
  return release;
}

async function initialise(options: DatabaseOptions): Promise<Orm> {
  const { url, poolSize } = options;
  if (url !== null) await migratePostgres(options, url);
  const orm =
    url === null ? await openPglite(options) : await openPostgres(options, url, options.statementTimeoutMs ?? REQUEST_STATEMENT_MS);
  try {
    await ping(orm.em.fork() as EntityManager);
    if (orm instanceof PgliteORM) await orm.migrator.up();
    else POOLS.set(orm.em.getConnection(), await guardPool(orm, poolSize * WAITING_PER_CONNECTION));
    return orm;
  } catch (cause) {
    await orm.close(true);
    throw cause;
  }
}

type Orm = PgliteORM | PostgresORM;

function sharedOptions({ entities }: DatabaseOptions) {
  return {
    entities: [...entities],
    extensions: [Migrator],
    migrations: { migrationsList: MIGRATIONS, snapshot: false, tableName: 'migration' },
    logger: () => undefined,
    forceUtcTimezone: true,
  };
}

/** It runs inside this process, on one connection, and cannot be interrupted: its statements wait in line and have no deadline. */
function openPglite(options: DatabaseOptions): Promise<PgliteORM> {
  return PgliteORM.init({ ...sharedOptions(options), dbName: options.folder ?? 'memory://' });
}

function openPostgres(options: DatabaseOptions, url: string, statementTimeoutMs: number): Promise<PostgresORM> {
  return PostgresORM.init({
    ...sharedOptions(options),
    clientUrl: url,
    pool: { min: 0, max: options.poolSize },
    // MikroORM takes host, user and database out of the URL and drops the rest: `sslmode` must reach the driver.
    driverOptions: {
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: statementTimeoutMs,
      application_name: 'meisai',
    },
  });
}

/** On connections of its own: a migration of a large table takes what it takes. */
async function migratePostgres(options: DatabaseOptions, url: string): Promise<void> {
  const orm = await openPostgres(options, url, 0);
  try {
    await ping(orm.em.fork() as EntityManager);
    await inTurn(orm.em.fork() as EntityManager, () => orm.migrator.up());
  } finally {
    await orm.close(true);
  }
}

/** Processes that start together take turns: the first brings the tables up to date, the others find them so. */
async function inTurn(em: EntityManager, up: () => Promise<unknown>): Promise<void> {
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
  refuseNul(parameters);
  const connection = em.getConnection() as AbstractSqlConnection;
  const runner = em.getTransactionContext<ReturnType<AbstractSqlConnection['getClient']>>() ?? connection.getClient();
  const result = await runner.executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
  return result.rows;
}

/** The pool behind a connection to a PostgreSQL server. */
const POOLS = new WeakMap<object, Pool>();

/**
 * Runs SQL that each connection prepares once under a name: for reads that are done over and over. The name stands for this
 * one text. Inside a transaction, and on the embedded database, it runs like any other.
 */
export async function queryPrepared<Row extends object>(
  em: EntityManager,
  name: string,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const pool = em.isInTransaction() ? undefined : POOLS.get(em.getConnection());
  if (pool === undefined) return query(em, sql, parameters);
  refuseNul(parameters);
  return (await pool.query<Row>({ name, text: sql, values: [...parameters] })).rows;
}

function refuseNul(parameters: readonly unknown[]): void {
  if (parameters.some((value) => typeof value === 'string' && value.includes('\0'))) {
    throw new InputError('A text holds the character U+0000, which no text may hold.');
  }
}

/** A text to look something up by: where it holds U+0000 it finds nothing, by the same steps as any other. */
export function lookUpText(text: string): string {
  return text.replaceAll('\0', '\u{FFFD}');
}

/** SQL that writes an instant as RFC 3339 in UTC: the same text from both drivers, for `new Date(…)`. */
export function isoInstant(expression: string): string {
  return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

import { PostgreSqlConnection } from '@mikro-orm/postgresql';
import { Kysely, PostgresDialect } from 'kysely';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { query, type EntityManager } from './database.js';

/** A text as PostgreSQL reads it for the type of the column; null is nothing. */
export type BulkValue = string | null;

export interface BulkTransaction {
  em: EntityManager;
  /** Whether rows are copied: they come cheaper in large numbers then. */
  isCopying: boolean;
  /**
   * Puts rows into a table: by COPY on PostgreSQL, as arrays on the embedded database.
   * @param columns name and type of each column, in the order of the values
   */
  load(table: string, columns: readonly (readonly [name: string, type: string])[], rows: readonly (readonly BulkValue[])[]): Promise<void>;
}

/** Runs work in one transaction that can take many rows at once. */
export async function inBulkTransaction<T>(em: EntityManager, work: (bulk: BulkTransaction) => Promise<T>): Promise<T> {
  const connection = em.getConnection();
  if (connection instanceof PostgreSqlConnection) return onOneClient(em, connection, work);
  return em.transactional((tx) => {
    const own = tx as EntityManager;
    return work({ em: own, isCopying: false, load: (table, columns, rows) => insertArrays(own, table, columns, rows) });
  });
}

/** COPY needs the very client that holds the transaction, which the ORM keeps to itself: the transaction is begun here. */
async function onOneClient<T>(
  em: EntityManager,
  connection: PostgreSqlConnection,
  work: (bulk: BulkTransaction) => Promise<T>,
): Promise<T> {
  const pool = await connection.getNativeClient();
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const tx = em.fork();
    tx.setTransactionContext(kyselyOver(client));
    const result = await work({ em: tx, isCopying: true, load: (table, columns, rows) => copyRows(client, table, columns, rows) });
    await client.query('commit');
    return result;
  } catch (error) {
    // A client that cannot roll back is not given to anybody else.
    await client.query('rollback').catch((cause: Error) => (broken = cause));
    throw error;
  } finally {
    client.release(broken);
  }
}

function kyselyOver(client: PoolClient): Kysely<unknown> {
  const query: PoolClient['query'] = client.query.bind(client);
  const held = { query, release: () => undefined };
  return new Kysely({
    dialect: new PostgresDialect({ pool: { connect: async () => held, end: async () => undefined } as never }),
  });
}

async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly (readonly [string, string])[],
  rows: readonly (readonly BulkValue[])[],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${table} (${columns.map(([name]) => name).join(', ')}) from stdin`));
  stream.end(rows.map(copyLine).join(''));
  await finished(stream);
}

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One row in the text form of COPY. */
function copyLine(row: readonly BulkValue[]): string {
  const values = row.map((value) => (value === null ? String.raw`\N` : value.replace(SPECIAL, (character) => ESCAPES[character] ?? '')));
  return `${values.join('\t')}\n`;
}

async function insertArrays(
  em: EntityManager,
  table: string,
  columns: readonly (readonly [string, string])[],
  rows: readonly (readonly BulkValue[])[],
): Promise<void> {
  const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`);
  await query(
    em,
    `insert into ${table} (${columns.map(([name]) => name).join(', ')}) select * from unnest(${arrays.join(', ')})`,
    columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

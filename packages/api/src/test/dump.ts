import { query, type Services } from '../platform/index.js';

/** Every row of every table, a line each. */
export async function dumpDatabase({ database }: Pick<Services, 'database'>): Promise<string> {
  const em = database.fork();
  const tables = await query<{ name: string }>(
    em,
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    [],
  );
  const lines = [];
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(em, `select to_json(t)::text as row from ${name} t`, []);
    lines.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return lines.join('\n');
}

import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENTITIES } from '../features.js';
import { openDatabase, query, type Database } from '../platform/index.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));
const ROOT = import.meta.url.endsWith('.ts') ? '../../../../' : '../../../../../';
const LOCKFILE = fileURLToPath(new URL(`${ROOT}pnpm-lock.yaml`, import.meta.url));

/**
 * Puts an embedded database with all tables and no rows into a folder. Making one from nothing costs seconds, copying one
 * a tenth of a second: it is made once for these migrations, and kept with the temporary files.
 */
export async function copyMigratedDatabase(folder: string): Promise<void> {
  const kept = join(tmpdir(), `meisai-embedded-${await migrationsFingerprint()}`);
  if (!(await exists(kept))) await makeMigrated(kept);
  // The other way of Node to copy takes twice the processor’s time.
  cpSync(kept, folder, { recursive: true });
}

/** An embedded database of its own, with all tables and no rows, which goes when it is closed. */
export async function openEmbeddedDatabase(): Promise<Database> {
  const home = await mkdtemp(join(tmpdir(), 'meisai-of-test-'));
  const folder = join(home, 'database');
  await copyMigratedDatabase(folder);
  const database = await openDatabase({ url: null, folder, entities: ENTITIES, poolSize: 2 });
  const close = async (): Promise<void> => {
    await database.close();
    await rm(home, { recursive: true, force: true });
  };
  return { ...database, close };
}

async function makeMigrated(kept: string): Promise<void> {
  const making = await mkdtemp(join(tmpdir(), 'meisai-migrating-'));
  const folder = join(making, 'database');
  const database = await openDatabase({ url: null, folder, entities: ENTITIES, poolSize: 2 });
  // Two thirds of the files are of databases that others would be made from.
  await query(database.fork(), 'update pg_database set datistemplate = false', []);
  for (const name of ['template0', 'template1']) await query(database.fork(), `drop database ${name}`, []);
  await database.close();
  // Memory that a test never fills is still cleared at each start.
  const settings = join(folder, 'postgresql.conf');
  await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^shared_buffers = \S+/m, 'shared_buffers = 16MB'));
  // Two test processes may make it at once; the second finds the place taken and uses it.
  await rename(folder, kept).catch(() => undefined);
  await rm(making, { recursive: true, force: true });
}

/** Of what the tables come from: the migrations, word by word, and the versions of the libraries. */
export async function migrationsFingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(LOCKFILE));
  for (const file of (await readdir(MIGRATIONS)).toSorted()) hash.update(file).update(await readFile(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}

export function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENTITIES } from '../features.js';
import { openDatabase } from '../platform/index.js';

const MIGRATIONS = fileURLToPath(new URL('../../migrations/', import.meta.url));
const LOCKFILE = fileURLToPath(new URL('../../../../pnpm-lock.yaml', import.meta.url));

/**
 * Puts an embedded database with all tables and no rows into a folder. Making one from nothing costs seconds, copying one
 * a tenth of a second: it is made once for these migrations, and kept with the temporary files.
 */
export async function copyMigratedDatabase(folder: string): Promise<void> {
  const kept = join(tmpdir(), `meisai-migrated-${await fingerprint()}`);
  if (!(await exists(kept))) await makeMigrated(kept);
  await mkdir(dirname(folder), { recursive: true });
  await cp(kept, folder, { recursive: true });
}

async function makeMigrated(kept: string): Promise<void> {
  const making = await mkdtemp(join(tmpdir(), 'meisai-migrating-'));
  const database = await openDatabase({ url: null, folder: join(making, 'database'), entities: ENTITIES, poolSize: 2 });
  await database.close();
  // Two test processes may make it at once; the second finds the place taken and uses it.
  await rename(join(making, 'database'), kept).catch(() => undefined);
  await rm(making, { recursive: true, force: true });
}

/** Of what the tables come from: the migrations, word by word, and the versions of the libraries. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(LOCKFILE));
  for (const file of (await readdir(MIGRATIONS)).toSorted()) hash.update(file).update(await readFile(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../features.js';
import { makeCertificate } from '../test/certificate.js';
import { startPostgres, type TestPostgres } from '../test/postgres.js';
import { openDatabase, query } from './database.js';
import { DatabaseUnavailable } from './errors.js';

let folder: string;
let authority: string;
let postgres: TestPostgres;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-tls-'));
  const tls = await makeCertificate('localhost');
  authority = join(folder, 'authority.pem');
  await writeFile(authority, tls.certificate);
  postgres = await startPostgres({ tls });
});
afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true });
});

/** How a database that is reached by this end of its URL is talked to. */
async function talk(ending: string): Promise<{ ssl: boolean }[]> {
  // The driver holds a certificate against a name, never against an address.
  const url = `${postgres.url.replace('127.0.0.1', 'localhost')}${ending}`;
  const database = await openDatabase({ url, folder: null, entities: ENTITIES, poolSize: 2 });
  try {
    return await query<{ ssl: boolean }>(database.fork(), 'select ssl from pg_stat_ssl where pid = pg_backend_pid()', []);
  } finally {
    await database.close();
  }
}

describe('a PostgreSQL server that wants TLS', () => {
  it('is spoken to by it, once it proved by the authority of the URL who it is', async () => {
    expect(await talk(`?sslmode=verify-full&sslrootcert=${authority}`)).toEqual([{ ssl: true }]);
  });

  it.each(['?sslmode=verify-full', '?sslmode=disable', ''])(
    'is not spoken to where nobody vouches for it, or without TLS: %j',
    async (ending) => {
      await expect(talk(ending)).rejects.toThrow(DatabaseUnavailable);
    },
  );
});

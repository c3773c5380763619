import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { embeddedDatabaseFolder, readConfig } from '../config.js';
import { Overloaded, query, type Services } from '../platform/index.js';
import { closeServices, createServices } from '../server.js';
import { dumpDatabase } from '../test/dump.js';
import { errandsDone } from '../test/mails.js';
import { copyMigratedDatabase } from '../test/migrated-folder.js';
import { ERRAND_POLICY } from './errand-policy.js';
import { insertErrand } from './errand.queries.js';
import { putErrand, startErrands, type ErrandKind } from './index.js';

const SOURCE = { address: '192.0.2.7', userAgent: null };
const POLICY = { ...ERRAND_POLICY, pollMs: 5, retryMs: 0 };

let folder: string;
let services: Services;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meisai-errands-'));
  const config = readConfig({ MEISAI_PROFILE: 'test', DATA_DIR: folder, LOG_LEVEL: 'silent' });
  await copyMigratedDatabase(embeddedDatabaseFolder(config));
  services = await createServices(config);
}, 60_000);
afterAll(async () => {
  await closeServices(services);
  await rm(folder, { recursive: true, force: true });
});

let done: string[];
beforeEach(() => {
  done = [];
});
/** Fails as often as it is told. */
const NOTE: ErrandKind<{ text: string; failures: number }> = {
  name: 'NOTE',
  run: async ({ source }, { text, failures }) => {
    done.push(`${text} from ${source.address}`);
    if (done.length <= failures) throw new Error('not yet');
  },
};

describe('an errand', () => {
  it('is done once, knows where it came from, and stands nowhere as it is', async () => {
    await put('plain');
    const dump = await dumpDatabase(services);
    expect(dump).toContain('public.errand');
    expect(dump).not.toContain('192.0.2.7');
    await doErrands();
    expect(done).toEqual(['plain from 192.0.2.7']);
  });

  it.each([
    [2, 3],
    [99, ERRAND_POLICY.tries],
  ])('that fails %i times is tried %i times', async (failures, tries) => {
    await put('trouble', failures);
    await doErrands();
    expect(done).toHaveLength(tries);
  });

  it('is not done after a quarter of an hour, nor where it was sealed as another', async () => {
    await put('late');
    await sql(`update errand set put_at = put_at - interval '16 minutes'`);
    const seal = () => services.keys.seal('errand', 'another', JSON.stringify({ details: { text: 'moved', failures: 0 }, source: SOURCE }));
    await insertErrand(services.database.fork(), 'NOTE', seal, ERRAND_POLICY.waiting);
    await doErrands();
    expect(done).toEqual([]);
  });

  it('is left to the process that has it, and done by another when that died', async () => {
    await put('leased');
    await sql(`update errand set lease_until = statement_timestamp() + interval '1 second'`);
    await doErrands();
    expect(done).toEqual(['leased from 192.0.2.7']);
  });

  it('is refused where too many are waiting, whatever it is about', async () => {
    await sql(`insert into errand (id, kind, key_id, sealed)
               select gen_random_uuid(), 'NOTE', '', '' from generate_series(1, ${ERRAND_POLICY.waiting})`);
    await expect(put('full')).rejects.toThrow(Overloaded);
    await sql('delete from errand');
  });
});

function put(text: string, failures = 0): Promise<void> {
  return putErrand(services.database.fork(), services.keys, NOTE, { details: { text, failures }, source: SOURCE });
}

async function doErrands(): Promise<void> {
  const errands = startErrands(services, pino({ level: 'silent' }), [NOTE as ErrandKind<object>], POLICY);
  await errandsDone(services);
  await errands.stop();
}

function sql(text: string) {
  return query(services.database.fork(), text, []);
}

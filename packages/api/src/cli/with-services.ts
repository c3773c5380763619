import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, type Config } from '../config.js';
import { DatabaseUnavailable } from '../platform/index.js';
import type { Output } from './command.js';
import { findService, handOver } from './hand-over.js';
import type { CommandRequest } from './hand-over-messages.js';
import { runCommand } from './run-command.js';
import { commandSocketPath } from './socket-path.js';

/** A service that starts or stops holds the folder for some seconds without listening. */
const TRIES = 20;
const WAIT_MS = 500;
/** A command may work on more at once than any request, and nobody waits for it but who gave it. */
const STATEMENT_TIMEOUT_MS = 10 * 60 * 1000;

/** What the command line needs of the environment: it serves nobody, so where members would reach it does not matter. */
export function readCommandConfig(env: NodeJS.ProcessEnv, needsSecretKey: boolean): Config {
  const isSecretMissing = env['MEISAI_SECRET'] === undefined && !needsSecretKey && env['DATABASE_URL'] !== undefined;
  return readConfig({
    PUBLIC_ORIGIN: 'https://localhost',
    SMTP_URL: 'smtp://localhost',
    ...(isSecretMissing ? { MEISAI_SECRET: randomBytes(32).toString('base64') } : {}),
    ...env,
  });
}

/** Runs a command where the database is: in the service that holds the embedded one, or here. @returns the exit code. */
export async function runWhereTheDatabaseIs(config: Config, request: CommandRequest, output: Output, signal: AbortSignal): Promise<number> {
  if (config.databaseUrl !== null) return runHere(config, request, output, signal);
  for (let attempt = 1; ; attempt += 1) {
    const service = await findService(commandSocketPath(config.dataDir));
    if (service !== null) return handOver(service, request, output, signal);
    try {
      return await runHere(config, request, output, signal);
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable) || attempt === TRIES) throw error;
      await sleep(WAIT_MS, undefined, { signal });
    }
  }
}

async function runHere(config: Config, request: CommandRequest, output: Output, signal: AbortSignal): Promise<number> {
  // Loaded only now: a command that is handed over, or a mere --help, should not wait for the whole server's code.
  const { createServices, closeServices } = await import('../server.js');
  const { seedEmptyDatabase } = await import('../demo/seed-demo.js');
  const services = await createServices(config, STATEMENT_TIMEOUT_MS);
  try {
    // The demo comes first, or it would later find members it did not make.
    if (config.profile === 'demo') await seedEmptyDatabase(services);
    return await runCommand({ ...request, services, output, signal });
  } finally {
    await closeServices(services);
  }
}

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BUILT_ENV } from '../packages/api/dist/src/test/processes.js';
import { E2E } from './address.js';
import { keepSecret } from './secrets.js';

const CLI = fileURLToPath(new URL('../packages/api/dist/src/cli.js', import.meta.url));

/** Gives a command to the service while it runs. @returns what it prints */
export async function meisai(...args: string[]): Promise<string> {
  const env = { ...process.env, ...BUILT_ENV, DATA_DIR: E2E.dataDir, DATABASE_URL: '' };
  return (await promisify(execFile)(process.execPath, [CLI, ...args], { env })).stdout;
}

/** Adds a member of a journey's own, by the command line. @returns the password made for them. */
export async function addMember(userId: string, language: 'ja' | 'en' = 'ja'): Promise<string> {
  return passwordIn(await meisai('member', 'add', '--user-id', userId, '--email', `${userId}@example.jp`, '--language', language));
}

/** Adds a member of a journey's own whose card has three uses in October 2026. @returns the password made for them. */
export async function addMemberWithUses(userId: string): Promise<string> {
  const file = fileURLToPath(new URL('fixtures/card-uses.ofx', import.meta.url));
  return passwordIn(await meisai('import', file, '--new-account', userId));
}

export function passwordIn(printed: string): string {
  const [, password] = /password:? (\S+)/i.exec(printed) ?? [];
  if (password === undefined) throw new Error(`No password in: ${printed}`);
  keepSecret('PASSWORD', password);
  return password;
}

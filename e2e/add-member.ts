import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { E2E } from './address.js';

const CLI = fileURLToPath(new URL('../packages/api/dist/src/cli.js', import.meta.url));

/** Adds a member of a journey's own, by the command line, while the service runs. @returns the password made for them. */
export async function addMember(userId: string): Promise<string> {
  const args = [CLI, 'member', 'add', '--user-id', userId, '--email', `${userId}@example.jp`];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    env: { ...process.env, DATA_DIR: E2E.dataDir, DATABASE_URL: '' },
  });
  const [, password] = /Password: (\S+)/.exec(stdout) ?? [];
  if (password === undefined) throw new Error(`No password in: ${stdout}`);
  return password;
}

/** Adds a member of a journey's own whose card has three uses in October 2026. @returns the password made for them. */
export async function addMemberWithUses(userId: string): Promise<string> {
  const file = fileURLToPath(new URL('fixtures/card-uses.ofx', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'import', file, '--new-account', userId], {
    env: { ...process.env, DATA_DIR: E2E.dataDir, DATABASE_URL: '' },
  });
  const [, password] = /password (\S+)/.exec(stdout) ?? [];
  if (password === undefined) throw new Error(`No password in: ${stdout}`);
  return password;
}

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

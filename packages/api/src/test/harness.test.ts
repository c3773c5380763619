import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSync } from 'otplib';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { until } from './hashing-processes.js';
import { postGraphql } from './processes.js';
import { LOGIN, type LoginData } from './server.js';

const SCRIPT = fileURLToPath(new URL('../../../../scripts/harness.mjs', import.meta.url));

describe('the door for testers', () => {
  it('opens on all it names, lets its members in, and leaves nothing behind when it is stopped', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'meisai-harness-'));
    const file = join(folder, 'env');
    const script = spawn(process.execPath, [SCRIPT, '--processes', '2', '--members', '2', '--write-env', file], {
      env: { ...process.env, DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    script.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    try {
      await until(() => said.includes('Ready.') || script.exitCode !== null, 'it is ready', 90_000);
      const door = readEnv(await readFile(file, 'utf8'));
      expect(said).toContain(await readFile(file, 'utf8'));
      const origins = door['BASE_URLS']?.split(',') ?? [];
      const members = JSON.parse(door['MEMBER_CREDENTIALS'] ?? '[]') as { userId: string; password: string; threshold: number }[];
      expect(origins).toHaveLength(2);
      expect(members.map(({ threshold }) => threshold)).toEqual([3, 3, 1, 5, 10, 3]);
      const operators = JSON.parse(door['OPERATOR_CREDENTIALS'] ?? '[]') as OperatorCredentials[];
      expect(operators).toHaveLength(2);
      for (const operator of operators) expect(await comeInAsOperator(origins[0] ?? '', operator)).toBe('OperatorLoginSuccess');
      for (const [index, { userId, password }] of members.entries()) {
        const answer = await postGraphql<LoginData>(origins[index % 2] ?? '', '10.0.0.1', LOGIN, { input: { userId, password } });
        expect(answer.data?.login.__typename).toBe('LoginSuccess');
      }
      const counts = await Promise.all(door['METRICS_URLS']?.split(',').map(readChecks) ?? []);
      expect(counts).toEqual([5, 3]);
      expect(await (await fetch(door['MAIL_SINK'] ?? '')).json()).toEqual([]);
      expect(await (await fetch(door['TEST_CLOCK'] ?? '', { method: 'POST', body: '{"bySeconds":60}' })).json()).toMatchObject({
        shiftSeconds: 60,
      });
      expect(await countLogins(door['DB_URL'] ?? '')).toBe(members.length + operators.length);

      const exited = once(script, 'exit');
      script.kill('SIGTERM');
      expect(await exited).toEqual([0, null]);
      for (const origin of origins) await expect(fetch(`${origin}/healthz`)).rejects.toThrow('fetch failed');
      await expect(countLogins(door['DB_URL'] ?? '')).rejects.toThrow('ECONNREFUSED');
    } finally {
      script.kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    }
  });
});

interface OperatorCredentials {
  userId: string;
  password: string;
  totpSecret: string;
}

async function comeInAsOperator(origin: string, { userId, password, totpSecret }: OperatorCredentials): Promise<string | undefined> {
  const login = 'mutation ($input: LoginInput!) { loginOperator(input: $input) { __typename } }';
  const { setCookie } = await postGraphql(origin, '10.0.0.2', login, { input: { userId, password } });
  const pending = /__Host-meisai-operator-pending=[\w-]{43}/.exec(setCookie)?.[0];
  const verify = 'mutation ($code: String!) { verifyOperatorLogin(code: $code) { __typename } }';
  const code = generateSync({ secret: totpSecret });
  const answer = await postGraphql<{ verifyOperatorLogin: { __typename: string } }>(origin, '10.0.0.2', verify, { code }, pending);
  return answer.data?.verifyOperatorLogin.__typename;
}

function readEnv(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)='(.*)'$/gm)].map(([, name, value]) => [name, value]));
}

async function readChecks(url: string): Promise<number> {
  return Number(/^password_verifications_total (\d+)$/m.exec(await (await fetch(url)).text())?.[1]);
}

async function countLogins(url: string): Promise<number> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from login');
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

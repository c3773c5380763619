import { expect, type BrowserContext, type Page } from '@playwright/test';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AppCredentials } from './add-app.js';
import { E2E } from './address.js';

/** The programs of `examples/`, run as their README says: each in a process of its own, with nothing of ours but an address. */

const FOLDER = fileURLToPath(new URL('../examples/', import.meta.url));
/** As a newcomer's shell has it. What the tests were started with is none of an outsider's business. */
const BARE = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LANG: 'ja_JP.UTF-8', MEISAI_ORIGIN: E2E.origin };

export interface ExampleApp {
  origin: string;
  /** What it printed, to search it. */
  printed(): string;
  /** The tokens it holds now. */
  tokens(): string[];
  stop(): Promise<void>;
}

/** What a developer was shown once. */
export interface ShownSecrets extends AppCredentials {
  webhookSecret?: string;
}

/** Where the example app will listen: known before it starts, for it is registered with it. */
export function exampleAppOrigin(nth = 0, host = '127.0.0.1'): string {
  return `http://${host}:${Number(E2E.port) + 20_000 + nth}`;
}

export async function startExampleApp(origin: string, { clientId, secret, webhookSecret = '' }: ShownSecrets): Promise<ExampleApp> {
  const data = mkdtempSync(join(tmpdir(), 'household-budget-'));
  const env = {
    ...BARE,
    APP_ORIGIN: origin,
    PORT: new URL(origin).port,
    CLIENT_ID: clientId,
    CLIENT_SECRET: secret,
    WEBHOOK_SECRET: webhookSecret,
    DATA_FILE: join(data, 'app.sqlite'),
    // Small, so that every list has several pages.
    PAGE_SIZE: '5',
  };
  const app = spawn(process.execPath, ['src/main.ts'], { cwd: join(FOLDER, 'household-budget'), env, stdio: 'pipe' });
  let printed = '';
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = once(app, 'exit');
  const isUp = (): Promise<boolean> =>
    fetch(`${origin}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let waited = 0; !(await isUp()); waited += 100) {
    if (app.exitCode !== null || waited > 15_000) throw new Error(`The example app does not start: ${printed}`);
    await sleep(100);
  }
  return {
    origin,
    printed: () => printed,
    tokens: () => {
      const database = new DatabaseSync(env.DATA_FILE, { readOnly: true });
      const rows = database.prepare('select access_token, refresh_token from connection').all();
      database.close();
      return rows.flatMap((row) => Object.values(row).map(String));
    },
    stop: async () => {
      app.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Runs the script with a personal token. */
export function runTokenScript(args: readonly string[], token: string): Promise<{ code: number; lines: string[][]; err: string }> {
  const env = { ...BARE, MEISAI_TOKEN: token };
  return new Promise((done) => {
    execFile(process.execPath, ['src/main.ts', ...args], { cwd: join(FOLDER, 'personal-token-script'), env }, (error, out, err) => {
      const lines = out.split('\n').filter((line) => line !== '');
      done({ code: Number(error?.code ?? 0), lines: lines.map((line) => line.split('\t')), err });
    });
  });
}

/** A developer registers the app on the pages for developers, and has it told of everything where it hears. */
export async function registerAsDeveloper(page: Page, name: string, origin: string): Promise<ShownSecrets> {
  await page.goto('/developers/apps');
  await page.getByLabel('名前').fill(name);
  await page.getByLabel('ホームページ').fill(`${origin}/`);
  await page.getByLabel('リダイレクトURI').fill(`${origin}/callback`);
  await page.getByRole('button', { name: '登録する' }).click();
  const made = page.getByRole('status').filter({ hasText: `「${name}」を登録しました。` });
  await expect(made.getByRole('definition')).toHaveCount(2);
  const [clientId = '', secret = ''] = await made.getByRole('definition').allTextContents();
  await page.goto('/developers/webhooks');
  await page.getByLabel('アプリ', { exact: true }).selectOption({ label: name });
  await page.getByLabel('URL').fill(`${origin}/webhooks`);
  await page.getByRole('button', { name: 'Webhookを追加' }).click();
  const webhookSecret = (await page.getByText(/^whsec_/).textContent()) ?? '';
  return { clientId, secret, webhookSecret };
}

/** Takes back what was registered, for the other journeys. */
export async function removeAsDeveloper(page: Page, name: string): Promise<void> {
  await page.goto('/developers/apps');
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: name }).first();
  await row.getByRole('button', { name: '削除' }).click();
  await page.getByRole('group').getByRole('button', { name: '削除', exact: true }).click();
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: name })).toHaveCount(0);
}

/** Asks the API as a member in person, with the cookies of their browser. */
export async function askInPerson<Data>(context: BrowserContext, query: string, variables: object = {}): Promise<Data> {
  const answer = await context.request.post(`${E2E.origin}/graphql`, { data: { query, variables } });
  return ((await answer.json()) as { data: Data }).data;
}

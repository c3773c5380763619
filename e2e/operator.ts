import { expect, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DEMO_OPERATORS } from '../packages/api/dist/src/demo/demo-operators.js';
import { E2E } from './address.js';
import { LABELS, type UiLanguage } from './demo.js';

const CLI = fileURLToPath(new URL('../packages/api/dist/src/cli.js', import.meta.url));
const WORDS = {
  ja: { next: '次へ', code: '認証アプリの6桁のコード' },
  en: { next: 'Continue', code: 'Six-digit code of your authenticator app' },
} as const;

/** Whether a demo login is that of an operator. */
export function isOperator(userId: string): boolean {
  return DEMO_OPERATORS.some((operator) => operator.userId === userId);
}

/** The code an operator's app shows now, as a newcomer to the demo gets it. */
async function operatorCode(userId: string): Promise<string> {
  const env = { ...process.env, DATA_DIR: E2E.dataDir, DATABASE_URL: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'operator', 'code', userId], { env });
  return stdout.trim();
}

/** Logs an operator in by the page; waits for the next code where this one was used already. */
export async function logInOperator(page: Page, userId: string, language: UiLanguage = 'ja'): Promise<void> {
  const operator = DEMO_OPERATORS.find((candidate) => candidate.userId === userId);
  const [labels, words] = [LABELS[language], WORDS[language]];
  await page.goto('/concierge/login');
  await page.getByRole('textbox', { name: labels.userId, exact: true }).fill(userId);
  await page.getByLabel(labels.password, { exact: true }).fill(operator?.password ?? '');
  await page.getByRole('button', { name: words.next }).click();
  await expect(async () => {
    await page.getByLabel(words.code).fill(await operatorCode(userId));
    await page.getByRole('button', { name: labels.logIn, exact: true }).click();
    await expect(page).not.toHaveURL(/\/login/, { timeout: 5_000 });
  }).toPass({ timeout: 70_000, intervals: [5_000] });
}

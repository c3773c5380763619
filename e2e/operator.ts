import { expect, type Page } from '@playwright/test';
import { DEMO_OPERATORS } from '../packages/api/dist/src/demo/demo-operators.js';
import { meisai } from './add-member.js';
import { LABELS, type UiLanguage } from './demo.js';

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
  return (await meisai('operator', 'code', userId)).trim();
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

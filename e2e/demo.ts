import type { Page } from '@playwright/test';
import { DEMO_MEMBERS, type DemoMember } from '../packages/api/dist/src/demo/demo-members.js';

/** A login of the demo, as its banner prints it. */
export function demoMember(userId: string): DemoMember {
  const member = DEMO_MEMBERS.find((candidate) => candidate.userId === userId);
  if (member === undefined) throw new Error(`The demo has no ${userId}.`);
  return member;
}

export const LABELS = {
  ja: { userId: 'ユーザーID', password: 'パスワード', logIn: 'ログイン', logOut: 'ログアウト', menu: 'メニュー' },
  en: { userId: 'User ID', password: 'Password', logIn: 'Log in', logOut: 'Log out', menu: 'Menu' },
} as const;
export type UiLanguage = keyof typeof LABELS;

export async function submitLogin(page: Page, userId: string, password: string, language: UiLanguage = 'ja'): Promise<void> {
  const labels = LABELS[language];
  await page.getByRole('textbox', { name: labels.userId, exact: true }).fill(userId);
  await page.getByLabel(labels.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: labels.logIn, exact: true }).click();
}

/** Logs out by way of the menu, as a member does. */
export async function logOut(page: Page, language: UiLanguage = 'ja'): Promise<void> {
  const labels = LABELS[language];
  await page.getByRole('button', { name: labels.menu }).first().click();
  await page
    .getByRole('button', { name: labels.logOut })
    .or(page.getByRole('menuitem', { name: labels.logOut }))
    .first()
    .click();
}

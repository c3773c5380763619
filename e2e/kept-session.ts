import { expect, type BrowserContext, type Page } from '@playwright/test';
import { demoMember, submitLogin, type UiLanguage } from './demo.js';
import { isOperator, logInOperator } from './operator.js';

/** Well within the time a session may be idle and a login counts as fresh proof. */
const REUSE_WITHIN_MS = 8 * 60 * 1000;
const kept = new Map<string, { cookies: Parameters<BrowserContext['addCookies']>[0]; at: number }>();

/**
 * Lets a browser speak for a demo login, with a session that an earlier page may have opened: hundreds of pages are looked
 * at, a login costs more than the look, and an operator’s code works only once. Only for pages that end no session.
 */
export async function enterAs(page: Page, userId: string, language: UiLanguage): Promise<void> {
  const known = kept.get(userId);
  if (known !== undefined && Date.now() - known.at < REUSE_WITHIN_MS) return page.context().addCookies(known.cookies);
  if (isOperator(userId)) await logInOperator(page, userId, language);
  else {
    await page.goto('/login');
    await submitLogin(page, userId, demoMember(userId).password, language);
    await expect(page).not.toHaveURL(/\/login/);
  }
  kept.set(userId, { cookies: await page.context().cookies(), at: Date.now() });
}

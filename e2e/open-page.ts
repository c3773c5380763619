import { expect, type Browser, type Page } from '@playwright/test';
import { E2E } from './address.js';
import { demoMember, submitLogin } from './demo.js';
import type { PageUnderTest, View } from './pages.js';

const HEIGHT = 860;

/** Opens a page as it looks to its member in a view, settled; closes it with its context when the work is done. */
export async function withPage(browser: Browser, under: PageUnderTest, view: View, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    baseURL: E2E.origin,
    locale: view.language === 'ja' ? 'ja-JP' : 'en-US',
    colorScheme: view.theme,
    viewport: { width: view.width, height: HEIGHT },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  try {
    await open(page, under, view);
    await work(page);
  } finally {
    await context.close();
  }
}

async function open(page: Page, { path, as }: PageUnderTest, { language }: View): Promise<void> {
  if (as === null) await page.goto(path);
  else {
    await page.goto('/login');
    await submitLogin(page, as, demoMember(as).password, language);
    await expect(page).not.toHaveURL(/\/login/);
    if (path.endsWith('/LATEST')) {
      await page.goto(path.replace('/LATEST', ''));
      await page.getByRole('main').getByRole('link').filter({ hasText: '20' }).first().click();
      await expect(page).toHaveURL(/\/statements\/\d{4}-\d{2}/);
    } else await page.goto(path);
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
}

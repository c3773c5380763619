import type { Page } from '@playwright/test';
import type { View } from './pages.js';

/** States of the operators' pages. What is searched for stands in no address. */

export function searchFor(search: string) {
  return async (page: Page, { language }: View): Promise<void> => {
    await page.getByRole('searchbox').fill(search);
    await page.getByRole('button', { name: language === 'ja' ? '検索' : 'Search' }).click();
    await page.getByRole('region', { name: language === 'ja' ? '見つかった会員' : 'Members found' }).waitFor();
    await page.waitForLoadState('networkidle');
  };
}

/** Opens a member, and the act that stands first. */
export function openMember(search: string) {
  return async (page: Page, view: View): Promise<void> => {
    await searchFor(search)(page, view);
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.locator('summary').first().click();
    await page.waitForLoadState('networkidle');
  };
}

import type { Page } from '@playwright/test';
import type { View } from './pages.js';

/** States of the operators' pages. What is searched for stands in no address. */

const WORDS = {
  ja: { search: '検索', nobody: '該当する会員はいません', tooShort: '2文字以上' },
  en: { search: 'Search', nobody: 'Nobody found', tooShort: 'two letters' },
} as const;

export function searchFor(search: string) {
  return async (page: Page, { language }: View): Promise<void> => {
    const words = WORDS[language];
    await page.getByRole('searchbox').fill(search);
    await page.getByRole('button', { name: words.search }).click();
    const found = page.getByRole('main').getByRole('listitem');
    await found.or(page.getByText(words.nobody)).or(page.getByText(words.tooShort)).first().waitFor();
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

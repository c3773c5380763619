import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { withPage } from './open-page.js';
import { PAGES, VIEWS, type View } from './pages.js';

/** Every day two views that differ in everything; all of them in the proof. */
const EVERYDAY = (view: View): boolean =>
  (view.language === 'ja' && view.theme === 'light' && view.width === 390) ||
  (view.language === 'en' && view.theme === 'dark' && view.width === 1280);
const views = process.env['PROOF'] === '1' ? VIEWS : VIEWS.filter(EVERYDAY);

for (const under of PAGES) {
  for (const view of views) {
    test(`${under.name} in ${view.language}, ${view.theme}, ${view.width} px: axe, console and CSP find nothing`, async ({ browser }) => {
      const complaints: string[] = [];
      await withPage(browser, under, view, async (page) => {
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(error.message));
        await page.addInitScript(() => {
          document.addEventListener('securitypolicyviolation', (event) =>
            console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`),
          );
        });
        const answer = await page.reload();
        expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      });
      expect(complaints).toEqual([]);
    });
  }
}

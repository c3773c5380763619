import { expect, test } from './journey.js';
import { violationsOn } from './axe.js';
import { cardNumbersIn } from './card-numbers-in.js';
import { withPage } from './open-page.js';
import { PAGES, VIEWS, type View } from './pages.js';

/** Every day two views that differ in everything, of pages with something on them; all of all in the proof. */
const EVERYDAY = (view: View): boolean =>
  (view.language === 'ja' && view.theme === 'light' && view.width === 390) ||
  (view.language === 'en' && view.theme === 'dark' && view.width === 1280);
const isProof = process.env['PROOF'] === '1';
const views = isProof ? VIEWS : VIEWS.filter(EVERYDAY);
const pages = isProof ? PAGES : PAGES.filter(({ state }) => state === 'loaded');

for (const under of pages) {
  for (const view of views) {
    test(`${under.name} in ${view.language}, ${view.theme}, ${view.width} px: axe, console, CSP and a search for card numbers find nothing`, async ({
      browser,
    }) => {
      const complaints = await withPage(browser, under, view, async (page) => {
        const answer = await page.request.get(page.url(), { headers: { accept: 'text/html' } });
        expect(answer.headers()['content-security-policy']).toMatch(/default-src 'none'(?!.*unsafe)/);
        expect(await violationsOn(page)).toEqual([]);
        expect(cardNumbersIn(await page.evaluate(() => document.body.innerText))).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
      });
      expect(complaints).toEqual([]);
    });
  }
}

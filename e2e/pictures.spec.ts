import { test } from './journey.js';
import { join } from 'node:path';
import { withPage } from './open-page.js';
import { PAGES, VIEWS } from './pages.js';

for (const under of PAGES) {
  for (const view of VIEWS) {
    const name = `${under.name}-${view.language}-${view.theme}-${view.width}`;
    test(name, async ({ browser }) => {
      await withPage(browser, under, view, async (page) => {
        await page.screenshot({ path: join(process.env['PICTURES'] ?? 'pictures', `${name}.png`) });
      });
    });
  }
}

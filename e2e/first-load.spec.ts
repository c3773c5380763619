import { expect, test } from './journey.js';

test('who is logged in is asked beside the words of the page and its code, and not after them', async ({ page }) => {
  await page.route(/\/assets\/(ja|en|home-page)-/, (route) => route.abort());
  const asked = page.waitForRequest('**/graphql');
  await page.goto('/');
  expect((await asked).postDataJSON()).toMatchObject({ operationName: 'Session' });
});

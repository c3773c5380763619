import { expect, test } from './journey.js';

test('a developer logs in from the local explorer and reads the home query with that session, without any other host', async ({ page }) => {
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== 'localhost') elsewhere.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('/explorer');
  const run = async (operation: string): Promise<string> => {
    const choice = page.getByRole('menuitem', { name: operation, exact: true });
    // The menu of operations is there once the editor has read the document, which takes it a while.
    await expect(async () => {
      await page.getByRole('button', { name: /^Execute query/ }).click();
      await expect(choice).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 20_000 });
    const answered = page.waitForResponse(
      (response) =>
        response.url().endsWith('/graphql') && (response.request().postDataJSON() as { operationName: string }).operationName === operation,
    );
    await choice.click();
    return (await answered).text();
  };

  expect(await run('Login')).toContain('"__typename":"LoginSuccess"');
  const home = await run('Home');
  expect(home).toContain('"family":"山田"');
  expect(home).toContain('"amountDue"');
  // The window renders the lines that are in view.
  await expect(page.locator('.result-window')).toContainText('山田');
  expect(await run('Logout')).toContain('LogoutSuccess');
  expect(await run('Home')).toContain('"viewer":null');
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test('Sandbox is served for the same origin: a login by its kind of request sets the session of the browser', async ({ page, context }) => {
  // Its own script comes from a CDN, which a test must not depend on.
  await page.route(/^https:/, (route) => route.abort());
  await page.goto('/graphql');
  await expect(page.locator('#embeddableSandbox')).toBeAttached();
  const answer = await page.evaluate(async () => {
    const query = 'mutation { login(input: { userId: "hanako", password: "hanako-no-meisai" }) { __typename } }';
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(window.location.href, {
      method: 'POST',
      headers,
      credentials: 'include',
      body: JSON.stringify({ query }),
    });
    return response.text();
  });
  expect(answer).toContain('LoginSuccess');
  const [session] = (await context.cookies()).filter(({ name }) => name === '__Host-meisai');
  expect(session).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax' });
});

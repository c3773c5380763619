import { chromium, expect, test, type Page } from './journey.js';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { E2E } from './address.js';
import { cardNumbersIn } from './card-numbers-in.js';
import { demoMember, logOut, submitLogin } from './demo.js';

const LAST_FOUR = demoMember('hanako').accounts[0]?.lastFour ?? '';

test('SE-02: no script of the page can read a token or a card number', async ({ page, context }) => {
  await enter(page);
  await page.goto('/statements');
  await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  const readable = await readAsScript(page);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(['__Host-meisai', '__Host-meisai-device']));
  for (const { value, httpOnly } of cookies) {
    expect(httpOnly).toBe(true);
    expect(readable).not.toContain(value);
  }
  expect(cardNumbersIn(readable)).toEqual([]);
});

test('SE-02: no script of the page can read the token of a link for a new password', async ({ page }) => {
  const token = 'k'.repeat(43);
  await page.goto(`/recover/new-password#${token}`);
  await expect(page).toHaveURL(/\/recover\/new-password$/);
  await expect(page.locator('form')).toBeVisible();
  expect(await readAsScript(page)).not.toContain(token);
});

/** All that a script finds without asking the service. */
function readAsScript(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const globals = Object.getOwnPropertyNames(window).map((name) => {
      const value: unknown = Reflect.get(window, name);
      return typeof value === 'string' ? value : '';
    });
    const databases = await indexedDB.databases();
    return JSON.stringify([
      document.cookie,
      { ...localStorage },
      { ...sessionStorage },
      databases,
      globals,
      [history.state, location.href],
      document.documentElement.outerHTML,
    ]);
  });
}

test('SE-07: what another site sends as the member runs nothing, and the member stays logged in', async ({ page, context }) => {
  await enter(page);
  await page.goto('about:blank');
  const before = await countExecutions();
  const site = await startSite(attackPage());
  const [framed, hidden]: [number[], number[]] = [[], []];
  context.on('response', (response) => {
    if (response.url().startsWith(`${E2E.origin}/graphql`)) framed.push(response.status());
  });
  try {
    const attacker = await context.newPage();
    // What the browser keeps from the page, it still tells its developer tools.
    const tools = await context.newCDPSession(attacker);
    await tools.send('Network.enable');
    tools.on('Network.responseReceivedExtraInfo', ({ statusCode, headers }) => {
      if ('x-request-id' in headers) hidden.push(statusCode);
    });
    await attacker.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
    await expect.poll(() => framed.length, { message: 'three forms', timeout: 15_000 }).toBeGreaterThanOrEqual(3);
    await expect.poll(() => hidden.length, { message: 'an image, four fetches, a beacon', timeout: 15_000 }).toBeGreaterThanOrEqual(6);
    await attacker.close();
  } finally {
    site.close();
    site.closeAllConnections();
  }
  expect([...framed, ...hidden].filter((status) => ![400, 405, 415].includes(status))).toEqual([]);
  expect(await countExecutions()).toBe(before);
  await page.goto('/');
  await expect(page).not.toHaveURL(/\/login/);
});

test('SE-11: after logging out, Back shows the login page, and the browser has kept nothing of the statement', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'meisai-profile-'));
  const { executablePath, args } = test.info().project.use.launchOptions ?? {};
  const context = await chromium.launchPersistentContext(profile, {
    baseURL: E2E.origin,
    locale: 'ja-JP',
    ...(executablePath === undefined ? {} : { executablePath }),
    args: args ?? [],
  });
  try {
    const page = await context.newPage();
    await enter(page);
    await page.goto('/statements');
    await page.getByRole('main').getByRole('link').filter({ hasText: '20' }).first().click();
    await expect(page).toHaveURL(/\/statements\/\d{4}-\d{2}/);
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    await expect(page.locator('body')).toContainText(LAST_FOUR);
    await logOut(page);
    await expect(page).toHaveURL(/\/login/);
    await page.goBack();
    await expect(page).toHaveURL(/\/login/);
    await expect(page.locator('body')).not.toContainText(LAST_FOUR);
  } finally {
    await context.close();
  }
  const kept = filesOf(join(profile, 'Default'));
  expect(kept.some((file) => file.includes('/Cache/'))).toBe(true);
  expect(kept.filter((file) => readFileSync(file).includes(`"${LAST_FOUR}"`))).toEqual([]);
  rmSync(profile, { recursive: true, force: true });
});

async function enter(page: Page): Promise<void> {
  await page.goto('/login');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).not.toHaveURL(/\/login/);
  await page.waitForLoadState('networkidle');
}

async function countExecutions(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${E2E.metricsPort}/metrics`)).text();
  return Number(/^resolver_executions_total (\d+)$/m.exec(text)?.[1]);
}

/** Another site altogether: another host, served from this machine so that the browser lets it reach the service. */
async function startSite(html: string): Promise<Server> {
  const site = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html));
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  return site;
}

function attackPage(): string {
  const target = `${E2E.origin}/graphql`;
  const mutation = 'mutation { logout { __typename } }';
  const inUrl = `${target}?query=${encodeURIComponent(mutation)}`;
  const forms = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'].map(
    (type, index) => `<iframe name="f${index}"></iframe>
      <form id="form${index}" target="f${index}" method="post" enctype="${type}" action="${target}">
        <textarea name="${type === 'text/plain' ? '{"query":"' + mutation + '","x":"' : 'query'}">${type === 'text/plain' ? '"}' : mutation}</textarea>
      </form>`,
  );
  return `<!doctype html><title>elsewhere</title>${forms.join('')}<img src="${inUrl}" alt=""><script>
    for (const form of document.forms) form.submit();
    const body = ${JSON.stringify(JSON.stringify({ query: mutation }))};
    const go = (url, init) => fetch(url, { mode: 'no-cors', credentials: 'include', ...init }).catch(() => undefined);
    go('${target}', { method: 'POST', body });
    go('${target}', { method: 'POST', body, headers: { 'content-type': 'text/plain;charset=UTF-8' } });
    go('${inUrl}', {});
    go('${inUrl}', { headers: { 'content-type': 'message/rfc822' } });
    navigator.sendBeacon('${target}', body);
  </script>`;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => statSync(file).isFile());
}

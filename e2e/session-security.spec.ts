import { expect, test, type Page } from './journey.js';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { E2E } from './address.js';
import { demoMember, logOut, submitLogin } from './demo.js';

/** Another port of the same host is the same site: what it sends carries the member's cookies, whatever SameSite says. */
test('SE-07: a page of another port of this host, whose requests carry the cookies, cannot act for the member', async ({
  page,
  context,
}) => {
  await enter(page, '/');
  const evil = await serveStranger();
  const before = await countExecutions();
  const stranger = await context.newPage();
  const statuses = await watchStatuses(stranger, `${E2E.origin}/graphql`);
  await stranger.goto(`http://localhost:${evil.port}/`);
  await stranger.evaluate(attack, `${E2E.origin}/graphql`);
  await expect.poll(() => statuses.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(ATTACKS_ANSWERED);
  await evil.close();
  expect(statuses.filter((status) => ![400, 405, 415].includes(status))).toEqual([]);
  for (const type of ['message/rfc822', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const url = `/graphql?query=${encodeURIComponent('mutation { logout { __typename } }')}`;
    for (const method of ['GET', 'POST']) {
      const answer = await context.request.fetch(url, { method, headers: { 'content-type': type } });
      expect([400, 405, 415], `${method} ${type}`).toContain(answer.status());
    }
  }
  expect(await countExecutions()).toBe(before);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await expect(page).not.toHaveURL(/\/login/);
});

test('SE-11: Back after a logout shows the login page, within the client and from another site', async ({ page }) => {
  await enter(page, '/statements');
  await page.getByRole('link', { name: 'セキュリティ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'セキュリティ' })).toBeVisible();
  await logOut(page);
  await expect(page).toHaveURL(/\/login/);
  await page.goBack();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByRole('main')).not.toContainText('¥');

  await page.goto('/statements');
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page.getByRole('main')).toContainText('¥');
  await page.goto('about:blank');
  await page.request.post('/graphql', { data: { query: 'mutation { logout { __typename } }' } });
  await page.goBack();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByRole('main')).not.toContainText('¥');
});

async function enter(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  await expect(page).toHaveURL((url) => url.pathname === path);
  await expect(page.getByRole('main')).toContainText('¥');
}

/** The statuses of all answers from an address but to preflights, those a page is not allowed to see included. */
async function watchStatuses(page: Page, target: string): Promise<number[]> {
  const devtools = await page.context().newCDPSession(page);
  const statuses: number[] = [];
  const sent = new Set<string>();
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith(target) && request.method !== 'OPTIONS') sent.add(requestId);
  });
  devtools.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
    if (sent.has(requestId)) statuses.push(statusCode);
  });
  await devtools.send('Network.enable');
  return statuses;
}

/** Root fields executed so far, as the service itself counts them. */
async function countExecutions(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${E2E.metricsPort}/metrics`)).text();
  return Number(/^resolver_executions_total (\d+)/m.exec(text)?.[1]);
}

/** An empty page of somebody else. */
async function serveStranger(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<title>stranger</title><body></body>'),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Three forms, three simple fetches, two images and two beacons, of which a browser may take an image of an address it has just
 * asked for from its memory; what needs a preflight is never sent and not among them.
 */
const ATTACKS_ANSWERED = 9;

/** Runs in the stranger's page: every way a page has to send something elsewhere without being allowed to. */
async function attack(target: string): Promise<void> {
  const query = 'mutation { logout { __typename } }';
  const json = JSON.stringify({ query });
  const byUrl = `${target}?query=${encodeURIComponent(query)}`;
  for (const [enctype, name, value] of [
    ['application/x-www-form-urlencoded', 'query', query],
    ['multipart/form-data', 'query', query],
    ['text/plain', '{"query":"mutation { logout { __typename } }","x":"', '"}'],
  ] as const) {
    const frame = document.createElement('iframe');
    frame.name = enctype;
    const form = Object.assign(document.createElement('form'), { method: 'post', action: target, enctype, target: enctype });
    form.append(Object.assign(document.createElement('input'), { name, value }));
    document.body.append(frame, form);
    form.submit();
  }
  const send = (url: string, init: RequestInit) => fetch(url, { mode: 'no-cors', credentials: 'include', ...init }).catch(() => undefined);
  await Promise.all([
    send(target, { method: 'POST', body: json }),
    send(byUrl, { method: 'GET' }),
    send(byUrl, { method: 'GET', headers: { 'content-type': 'message/rfc822' } }),
    send(target, { method: 'POST', body: json, mode: 'cors', headers: { 'content-type': 'application/json' } }),
    send(target, { method: 'POST', body: json, mode: 'cors', headers: { 'meisai-realm': 'operator', 'content-type': 'text/plain' } }),
  ]);
  navigator.sendBeacon(target, json);
  navigator.sendBeacon(target, new Blob([json], { type: 'application/x-www-form-urlencoded' }));
  for (const url of [byUrl, `${byUrl}&again`]) document.body.append(Object.assign(document.createElement('img'), { src: url }));
}

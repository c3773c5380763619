import { expect, test, type Page } from './journey.js';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { meisai } from './add-member.js';
import { E2E } from './address.js';
import { demoMember, submitLogin } from './demo.js';
import { keepSecret } from './secrets.js';

const CALLBACK = 'https://budget.example/callback';
const NAME = '<img src=x onerror="document.title=`run`"><script>document.title=`run`</script>';
/** RFC 7636, appendix B. */
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

async function registerApp(): Promise<string> {
  const about = [
    '--name',
    NAME.slice(0, 60),
    '--homepage',
    'https://budget.example/',
    '--privacy-policy',
    'https://budget.example/privacy',
  ];
  const printed = await meisai('app', 'add', CALLBACK, ...about, '--scopes', 'accounts:read');
  keepSecret('TOKEN', /Client secret: +(\S+)/.exec(printed)?.[1] ?? '');
  return /Client id: +(\S+)/.exec(printed)?.[1] ?? '';
}

function authorizeAddress(clientId: string): string {
  const asked = { client_id: clientId, redirect_uri: CALLBACK, response_type: 'code', scope: 'accounts:read', state: 'of the app' };
  return `${E2E.origin}/oauth/authorize?${new URLSearchParams({ ...asked, code_challenge: CHALLENGE, code_challenge_method: 'S256' }).toString()}`;
}

/** A page of somebody else with ours in a frame each. */
async function serveFrames(addresses: readonly string[]): Promise<{ origin: string; close: () => void }> {
  const frames = addresses.map((address, index) => `<iframe name="f${index}" src="${address.replaceAll('&', '&amp;')}"></iframe>`).join('');
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(frames)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

async function textsOfFrames(page: Page): Promise<string[]> {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  return Promise.all(frames.map((frame) => frame.evaluate(() => document.body.textContent ?? '').catch(() => '')));
}

test('OA-13: login and consent are framed by nobody, and the name of an app is text', async ({ page }) => {
  const clientId = await registerApp();
  await page.goto(authorizeAddress(clientId));
  await submitLogin(page, 'hanako', demoMember('hanako').password);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('<img src=x onerror=');
  await expect(page.getByRole('link', { name: /プライバシー|budget\.example/ }).first()).toBeVisible();
  expect(await page.title()).not.toBe('run');
  const consent = page.url();
  expect(consent).toContain('/oauth/consent/');

  const answer = await page.request.get(consent, { headers: { accept: 'text/html' } });
  expect(answer.headers()).toMatchObject({ 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'");

  const stranger = await serveFrames([consent, `${E2E.origin}/login`, authorizeAddress(clientId), `${E2E.origin}/apps`]);
  try {
    const refused: string[] = [];
    page.on('console', (message) => void (/frame-ancestors|X-Frame-Options/.test(message.text()) && refused.push(message.text())));
    await page.goto(stranger.origin);
    await expect.poll(() => refused.length).toBeGreaterThanOrEqual(4);
    for (const text of await textsOfFrames(page)) expect(text).not.toMatch(/ログイン|許可|Meisai/);
  } finally {
    stranger.close();
    await meisai('app', 'remove', clientId);
  }
});

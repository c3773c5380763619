import { expect, test, type APIRequestContext, type Page } from './journey.js';
import { createHash, randomBytes } from 'node:crypto';
import { addApp, type AppCredentials } from './add-app.js';
import { E2E } from './address.js';
import { demoMember, submitLogin } from './demo.js';
import { keepSecret } from './secrets.js';

const CALLBACK = 'https://budget.example/callback';

const NEW_APP = { name: 'おさいふノート', callback: CALLBACK, scopes: 'accounts:read statements:read' };

/** Sends the member off as an app does. */
async function sendToConsent(page: Page, { clientId }: AppCredentials): Promise<string> {
  await page.route(`${CALLBACK}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Back at the app</h1>' }));
  const verifier = randomBytes(32).toString('base64url');
  const parameters = new URLSearchParams({
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'accounts:read statements:read',
    state: 'of the app',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  await page.goto(`/oauth/authorize?${parameters.toString()}`);
  return verifier;
}

async function redeem(request: APIRequestContext, { clientId, secret }: AppCredentials, code: string, verifier: string): Promise<string> {
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: CALLBACK,
    code_verifier: verifier,
    client_id: clientId,
    client_secret: secret,
  };
  const answer = await request.post(`${E2E.origin}/oauth/token`, { form });
  const { access_token, refresh_token = '' } = (await answer.json()) as { access_token: string; refresh_token?: string };
  for (const used of [code, secret, access_token, refresh_token]) keepSecret('TOKEN', used);
  return access_token;
}

const STATEMENTS = '{ viewer { accounts { name statements(first: 1) { edges { node { label total { minorUnits } } } } } } }';

function read(request: APIRequestContext, token: string) {
  return request.post(`${E2E.origin}/graphql`, { headers: { authorization: `Bearer ${token}` }, data: { query: STATEMENTS } });
}

test('a member connects an app, sees what it read, and cuts it off: its next request fails', async ({ page, request }) => {
  const app = await addApp(NEW_APP);
  const verifier = await sendToConsent(page, app);
  const { userId, password } = demoMember('hanako');
  // Nobody is logged in yet: the login leads on to the question.
  await submitLogin(page, userId, password);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('「おさいふノート」と連携しますか？');
  await expect(page.getByRole('main')).toContainText('budget.example');
  await expect(page.getByRole('main')).not.toContainText('カードのご利用（日付');
  await page.getByRole('button', { name: '許可する', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Back at the app' })).toBeVisible();
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('state'), searchParams.get('iss')]).toEqual(['of the app', E2E.origin]);

  const token = await redeem(request, app, searchParams.get('code') ?? '', verifier);
  const answer = await read(request, token);
  expect(answer.status()).toBe(200);
  expect(JSON.stringify(await answer.json())).toContain('"minorUnits"');

  await page.goto('/security');
  await page.getByRole('link', { name: /連携アプリ/ }).click();
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'おさいふノート' }) });
  await expect(row.getByRole('listitem').filter({ hasText: 'ご利用明細' })).not.toContainText('未使用');
  await row.getByRole('button', { name: 'おさいふノート との連携を解除する' }).click();
  await expect(page.getByRole('status')).toContainText('アプリとの連携を解除しました。');
  await expect(row).toHaveCount(0);

  expect((await read(request, token)).status()).toBe(401);
  await page.goto('/security/activity');
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('アプリとの連携を解除');
});

test('an app is told that the member does not agree', async ({ page }) => {
  await sendToConsent(page, await addApp(NEW_APP));
  const { userId, password } = demoMember('hanako');
  await submitLogin(page, userId, password);
  await page.getByRole('button', { name: '許可しない' }).click();
  await expect(page).toHaveURL(/^https:\/\/budget\.example\/callback\?.*error=access_denied/);
});

test('a member makes a token for a script, sees it once, and revokes it', async ({ page, request }) => {
  await page.goto('/apps/new-token');
  const { userId, password } = demoMember('hanako');
  await submitLogin(page, userId, password);
  await page.getByLabel('名前').fill('backup.sh');
  await page.getByLabel('カード口座とカード（番号は下4桁のみ）').check();
  await page.getByLabel('ご利用明細と未請求のご利用').check();
  await page.getByRole('button', { name: '発行する' }).click();
  const token = (await page.getByText(/^meisai_/).textContent()) ?? '';
  expect((await read(request, token)).status()).toBe(200);

  await page.getByRole('link', { name: '連携アプリ' }).first().click();
  await expect(page.getByText(token)).toHaveCount(0);
  await page.getByRole('button', { name: 'backup.sh を取り消す' }).click();
  await expect(page.getByRole('status')).toContainText('トークンを取り消しました。');
  expect((await read(request, token)).status()).toBe(401);
});

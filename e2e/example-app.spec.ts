import { expect, test, type Browser, type BrowserContext, type Page } from './journey.js';
import { randomUUID } from 'node:crypto';
import { addApp, type AppCredentials } from './add-app.js';
import { meisai } from './add-member.js';
import { E2E } from './address.js';
import { violationsOn } from './axe.js';
import { demoMember, submitLogin } from './demo.js';
import {
  askInPerson,
  exampleAppOrigin,
  registerAsDeveloper,
  removeAsDeveloper,
  startExampleApp,
  type ExampleApp,
} from './example-programs.js';
import { keepSecret } from './secrets.js';

const APP_NAME = '家計ノート';
const MERCHANT = 'みなと書房 <b>&';

interface Bills {
  viewer: {
    accounts: {
      id: string;
      name: string;
      cards: { edges: { node: { id: string } }[] };
      statements: {
        edges: {
          node: { label: string; status: string; transactions: { edges: { cursor: string }[]; pageInfo: { hasNextPage: boolean } } };
        }[];
      };
    }[];
  };
}

const BILLS = `{ viewer { accounts { id name cards(first: 1) { edges { node { id } } } statements(first: 20) { edges { node {
  label status transactions(first: 100) { edges { cursor } pageInfo { hasNextPage } }
} } } } } }`;

const PURCHASE = `mutation ($card: ID!, $key: String!, $merchant: String!, $price: SafeInt!) {
  simulatePurchase(input: { idempotencyKey: $key, cardId: $card, merchant: $merchant, merchantCategoryCode: "5942", price: { minorUnits: $price, currency: "JPY" } }) {
    __typename
  }
}`;

async function logIn(browser: Browser, userId: string, path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(path);
  await submitLogin(page, userId, demoMember(userId).password);
  await expect(page).not.toHaveURL(/login/);
  return page;
}

/** Presses "connect" in the app, and allows what it asks for on the page it leads to. */
async function connect(page: Page, app: ExampleApp): Promise<void> {
  await page.goto(app.origin);
  await page.getByRole('button', { name: 'Meisai と連携する' }).click();
  await allow(page);
  await expect(page).toHaveURL(`${app.origin}/`);
}

async function allow(page: Page): Promise<void> {
  const consent = page.getByRole('button', { name: '許可する', exact: true });
  await expect(consent.or(page.getByRole('button', { name: 'ログイン', exact: true }))).toBeVisible();
  if (!(await consent.isVisible())) await submitLogin(page, 'hanako', demoMember('hanako').password);
  await consent.click();
}

/** Nothing that axe, the console or the policy of the page would complain about, in both themes and on a phone too. */
async function audit(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violationsOn(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 720 });
}

function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    // A form that is sent back with what is wrong in it is answered with 422.
    if (message.type() === 'error' && !message.text().includes('status of 422')) complaints.push(message.text());
  });
  return complaints;
}

async function spend(context: BrowserContext, card: string, merchant: string, price: number): Promise<void> {
  const answer = await askInPerson<object>(context, PURCHASE, { card, merchant, price, key: randomUUID() });
  expect(JSON.stringify(answer)).toContain('SimulatePurchaseSuccess');
}

const news = (page: Page) => page.getByRole('region', { name: 'お知らせ' }).getByRole('listitem');

test('a member connects the example app, it reads a statement, hears of a purchase and renews its tokens; cut off, its next call fails', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const developer = await logIn(browser, 'aoi.sato', '/developers');
  const origin = exampleAppOrigin();
  const app = await startExampleApp(origin, await registerAsDeveloper(developer, APP_NAME, origin));
  const context = await browser.newContext();
  const complaints = complaintsOf(context);
  const page = await context.newPage();
  try {
    await page.goto(origin);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('今月、何にいくら使ったか。');
    await audit(page);
    await connect(page, app);

    await test.step('it shows a statement that is the one the member sees, read page by page', async () => {
      const bills = await askInPerson<Bills>(context, BILLS);
      const [account] = bills.viewer.accounts;
      const closed = (account?.statements.edges ?? []).map(({ node }) => node).filter(({ status }) => status !== 'OPEN');
      const bill = closed.reduce((longest, one) => (one.transactions.edges.length > longest.transactions.edges.length ? one : longest));
      expect(bill.transactions.edges.length).toBeGreaterThan(10);
      expect(bill.transactions.pageInfo.hasNextPage).toBe(false);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(account?.name ?? '');
      const link = page.locator(`a[href$="/${bill.label}"]`);
      expect(await page.locator('a[href^="/statements/"]').count()).toBe(account?.statements.edges.length);
      await page.locator('details').evaluate((older) => older.setAttribute('open', ''));
      await link.click();
      const total = (await page.locator('dd.figure').textContent()) ?? '';
      expect(total).toMatch(/^¥[\d,]+$/);
      await expect(page.getByRole('list').last().getByRole('listitem')).toHaveCount(bill.transactions.edges.length);
      await audit(page);
      await page.goto(`${E2E.origin}/statements/${bill.label}`);
      await expect(page.getByRole('main').getByText(total, { exact: true }).first()).toBeVisible();
    });

    await test.step('a budget is kept, and stands beside what was spent', async () => {
      await page.goto(origin);
      await page.getByRole('link', { name: '予算を決める' }).click();
      await page.getByLabel('娯楽').fill('三千円');
      await page.getByRole('button', { name: '保存する' }).click();
      await expect(page.getByText('金額を数字で入力してください。')).toBeVisible();
      await page.getByLabel('娯楽').fill('１００,０００');
      await audit(page);
      await page.getByRole('button', { name: '保存する' }).click();
      await expect(page.getByRole('listitem').filter({ hasText: '娯楽' })).toContainText('残り ¥');
    });

    const [card = ''] = (await askInPerson<Bills>(context, BILLS)).viewer.accounts.flatMap(({ cards }) =>
      cards.edges.map(({ node }) => node.id),
    );
    await test.step('a purchase is told by a webhook, which is verified, looked up and shown; sent again, it is shown once', async () => {
      await spend(context, card, MERCHANT, 4321);
      await expect(async () => {
        await page.goto(origin);
        await expect(news(page)).toHaveCount(1, { timeout: 500 });
      }).toPass({ timeout: 20_000 });
      await expect(news(page)).toContainText(`新しいご利用: ${MERCHANT}`);
      await expect(news(page)).toContainText('¥4,321');
      await audit(page);

      await developer.getByRole('link', { name: `${origin}/webhooks` }).click();
      await developer.getByRole('button', { name: /^再送/ }).click();
      await developer.locator('summary').click();
      await expect(async () => {
        await developer.getByRole('button', { name: '更新', exact: true }).click();
        await expect(developer.getByRole('main').locator('details').getByText('204', { exact: true })).toHaveCount(2, { timeout: 500 });
      }).toPass({ timeout: 20_000 });
      await page.goto(origin);
      await expect(news(page)).toHaveCount(1);
    });

    await test.step('a message that is not signed with the secret is refused', async () => {
      const headers = {
        'webhook-id': 'forged',
        'webhook-timestamp': String(Math.floor(Date.now() / 1000)),
        'webhook-signature': 'v1,Zm9yZ2Vk',
      };
      const answer = await context.request.post(`${origin}/webhooks`, { headers, data: { type: 'transaction.recorded' } });
      expect(answer.status()).toBe(400);
    });

    await test.step('its tokens are renewed, and go on working', async () => {
      for (const times of ['1', '2']) {
        await page.getByRole('button', { name: 'トークンを更新する' }).click();
        await expect(page.getByRole('region', { name: '連携' })).toContainText(`連携してから${times}回更新しました。`);
        await expect(news(page)).toHaveCount(1);
        for (const token of app.tokens()) keepSecret('TOKEN', token);
      }
    });

    expect(complaints).toEqual([]);
    await test.step('cut off by the member, its next call fails, and it says so', async () => {
      await page.goto(`${E2E.origin}/apps`);
      await page.getByRole('button', { name: `${APP_NAME} との連携を解除する` }).click();
      await expect(page.getByRole('status')).toContainText('アプリとの連携を解除しました。');
      await page.goto(origin);
      await expect(page.getByRole('alert')).toContainText('連携が解除されています');
      await expect(page.getByRole('alert')).toContainText('invalid_grant');
      await expect(page.getByRole('button', { name: 'Meisai と連携する' })).toBeVisible();
      await audit(page);
      await spend(context, card, 'あとの店', 500);
    });

    await test.step('connected anew, it finds its budget and nothing of what it had read', async () => {
      await connect(page, app);
      await expect(page.getByRole('listitem').filter({ hasText: '娯楽' })).toContainText('残り ¥');
      await expect(news(page)).toHaveCount(0);
      await page.getByRole('button', { name: '連携をやめて、すべて消去する' }).click();
      await expect(page.getByRole('button', { name: 'Meisai と連携する' })).toBeVisible();
      await page.goto(`${E2E.origin}/apps`);
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.getByText(APP_NAME)).toHaveCount(0);
    });
    expect(app.printed()).not.toMatch(/code=|Bearer|whsec_/);
  } finally {
    await app.stop();
    await removeAsDeveloper(developer, APP_NAME);
  }
});

test('OA-08: the example app takes no answer but its own: state, issuer, nonce, code and whole answers of another app', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await logIn(browser, 'hanako', '/');
  // Two hosts, for cookies know no ports.
  const [own, other] = await Promise.all([startRegistered(exampleAppOrigin(1)), startRegistered(exampleAppOrigin(2, 'localhost'))]);
  try {
    const others = await answerFor(page, other);
    await test.step('an answer with the code of another app', async () => {
      await page.goto(withParameter(await answerFor(page, own), 'code', others.searchParams.get('code') ?? '').href);
      await expectRefused(page, own);
    });
    await test.step('answers that were not asked for with this state, and then the right one, once', async () => {
      const right = await answerFor(page, own);
      expect(right.searchParams.get('iss')).toBe(E2E.origin);
      for (const stray of [without(right, 'state'), withParameter(right, 'state', 'made-up'), new URL(others.search, right)]) {
        await page.goto(stray.href);
        await expectRefused(page, own);
      }
      await page.goto(right.href);
      await expect(page).toHaveURL(`${own.origin}/`);
      await page.getByRole('button', { name: 'ログアウト' }).click();
      await page.goto(right.href);
      await expectRefused(page, own);
    });
    await test.step('an answer of another issuer', async () => {
      await page.goto(withParameter(await answerFor(page, own), 'iss', 'https://evil.example').href);
      await expectRefused(page, own);
    });
    await test.step('an answer with an id token of another nonce', async () => {
      const right = await answerFor(page, own, (to) => withParameter(to, 'nonce', 'of-somebody-else'));
      await page.goto(right.href);
      await expectRefused(page, own);
    });
  } finally {
    await Promise.all([own.stop(), other.stop()]);
    await Promise.all([own, other].map(({ clientId }) => meisai('app', 'remove', clientId)));
  }
});

type RegisteredApp = ExampleApp & AppCredentials;

/** An app that the issuer has registered, as in production. */
async function startRegistered(origin: string): Promise<RegisteredApp> {
  const scopes = 'accounts:read statements:read transactions:read';
  const app = await addApp({ name: APP_NAME, callback: `${origin}/callback`, scopes });
  return { ...(await startExampleApp(origin, app)), ...app };
}

/** What Meisai answers the app by way of the browser, held up on its way. @param alter changes what the app asks for */
async function answerFor(page: Page, app: RegisteredApp, alter: (to: URL) => URL = (to) => to): Promise<URL> {
  const begun = await page.context().request.post(`${app.origin}/connect`, { headers: { origin: app.origin }, maxRedirects: 0 });
  let answer = '';
  // Where the page of consent leads: from there it would go on to the app.
  const last = `${E2E.origin}/oauth/authorize/*`;
  await page.route(last, async (route) => {
    answer = (await route.fetch({ maxRedirects: 0 })).headers()['location'] ?? '';
    return route.fulfill({ contentType: 'text/html', body: '<h1>held up</h1>' });
  });
  await page.goto(alter(new URL(begun.headers()['location'] ?? '')).href);
  await allow(page);
  await expect(page.getByRole('heading', { name: 'held up' })).toBeVisible();
  await page.unroute(last);
  return new URL(answer);
}

async function expectRefused(page: Page, app: RegisteredApp): Promise<void> {
  await expect(page.getByRole('alert')).toContainText('連携できませんでした');
  await page.goto(app.origin);
  await expect(page.getByRole('button', { name: 'Meisai と連携する' })).toBeVisible();
}

function withParameter(url: URL, name: string, value: string): URL {
  const altered = new URL(url);
  altered.searchParams.set(name, value);
  return altered;
}

function without(url: URL, name: string): URL {
  const altered = new URL(url);
  altered.searchParams.delete(name);
  return altered;
}

import type { Page } from '@playwright/test';

/** States of the pages for developers that a demo member is not in by themselves. */

const HOOKS = {
  __typename: 'Webhook',
  id: 'sample',
  url: 'https://budget.example/hooks/meisai?version=2026-11',
  events: ['TRANSACTION_RECORDED', 'STATEMENT_CLOSED', 'PLAN_CHANGED', 'CARD_FROZEN'],
  createdAt: '2026-11-02T01:02:03.000Z',
  failingSince: null,
  disabledAt: null,
  deliveries: { __typename: 'WebhookDeliveryConnection', edges: [{ __typename: 'WebhookDeliveryEdge', cursor: '1' }] },
};
const OLD_HOOKS = {
  ...HOOKS,
  id: 'old',
  url: 'https://old.budget.example:8443/',
  events: ['STATEMENT_CLOSED'],
  failingSince: '2026-11-20T01:02:03.000Z',
  disabledAt: '2026-11-25T01:02:03.000Z',
  previousSecretUntil: null,
};
const APPS = [
  app('1', '家計簿ノート', ['https://budget.example/callback'], [HOOKS, OLD_HOOKS]),
  app('2', 'Budget in a browser', ['http://127.0.0.1:5000/callback', 'http://localhost:5000/callback'], [], ['http://127.0.0.1:5000']),
];

function app(id: string, name: string, redirectUris: readonly string[], webhooks: readonly object[], origins: readonly string[] = []) {
  const about = { clientId: `app_0123456789abcdef0123456${id}`, createdAt: '2026-11-01T01:02:03.000Z' };
  const previousSecretUntil = id === '1' ? '2026-11-30T01:02:03.000Z' : null;
  const scopes = ['ACCOUNTS_READ', 'STATEMENTS_READ', 'TRANSACTIONS_READ'];
  return {
    __typename: 'AppRegistration',
    app: { __typename: 'App', id, name },
    ...about,
    redirectUris,
    isConfidential: origins.length === 0,
    previousSecretUntil,
    scopes,
    origins,
    webhooks,
  };
}

const FAILED = { __typename: 'WebhookAttempt', at: '2026-11-29T03:10:00.000Z', status: 503, failure: 'REFUSED', tookMs: 181 };
const DELIVERIES = [
  delivery('1', 'TRANSACTION_RECORDED', 'PENDING', [FAILED]),
  delivery('2', 'STATEMENT_CLOSED', 'DELIVERED', [{ ...FAILED, status: 204, failure: null }]),
  delivery('3', 'CARD_FROZEN', 'FAILED', [
    FAILED,
    { ...FAILED, at: '2026-11-29T03:00:00.000Z', status: null, failure: 'TIMED_OUT', tookMs: 10_000 },
  ]),
  delivery('4', 'PLAN_CHANGED', 'WITHDRAWN', []),
];

function delivery(id: string, event: string, state: string, attempts: readonly object[]) {
  const happenedAt = '2026-11-29T02:59:00.000Z';
  const isSent = attempts.length > 0;
  const message = JSON.stringify({
    type: 'card.frozen',
    timestamp: happenedAt,
    data: { memberId: 'TWVtYmVyOjE', accountId: 'QWNjb3VudDox' },
  });
  const nextTryAt = state === 'PENDING' ? '2026-11-29T04:00:00.000Z' : null;
  const messageId = `01a22cfb-6ceb-7701-9e92-da63b60202a${id}`;
  return { __typename: 'WebhookDelivery', id, messageId, event, happenedAt, state, nextTryAt, message: isSent ? message : null, attempts };
}

/** Answers one operation of the page in the service's place, and has it asked anew. */
async function answer(page: Page, operation: string, data: object): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    return operationName === operation ? route.fulfill({ json: { data } }) : route.fallback();
  });
  await page.reload();
}

const CAPABILITIES = { __typename: 'Capabilities', isExplorable: true, mayRegisterApps: true, scopes: ['ACCOUNTS_READ', 'SIMULATE'] };

async function showOwn(page: Page, appRegistrations: readonly object[] = APPS, capabilities: object = CAPABILITIES): Promise<void> {
  const asked = await page.request.post('/graphql', { data: { query: '{ viewer { id } }' } });
  const { data } = (await asked.json()) as { data: { viewer: { id: string } } };
  await answer(page, 'DeveloperApps', { capabilities, viewer: { __typename: 'Member', id: data.viewer.id, appRegistrations } });
}

/** As an issuer's service is: nothing to look into, and no app is registered by its developer. */
export async function showProduction(page: Page, { language }: { language: 'ja' | 'en' }): Promise<void> {
  const scopes = ['ACCOUNTS_READ'];
  await showOwn(page, [], { ...CAPABILITIES, isExplorable: false, mayRegisterApps: false, scopes });
  const heading = language === 'ja' ? /^(アプリの登録|スキーマとディスカバリー)$/ : /^(Register an app|Schema and discovery)$/;
  await page.getByRole('heading', { name: heading }).waitFor();
}

export async function showOwnApps(page: Page): Promise<void> {
  await showOwn(page);
  await page.getByRole('main').getByText('家計簿ノート').waitFor();
}

export async function showWebhooks(page: Page): Promise<void> {
  await showOwn(page);
  await page.getByRole('main').getByText(OLD_HOOKS.url).waitFor();
}

export async function showWebhookLog(page: Page): Promise<void> {
  const edges = DELIVERIES.map((node) => ({ __typename: 'WebhookDeliveryEdge', cursor: node.id, node }));
  const pageInfo = { __typename: 'PageInfo', hasNextPage: true, endCursor: '4' };
  const deliveries = { __typename: 'WebhookDeliveryConnection', edges, pageInfo };
  await answer(page, 'WebhookLog', { node: { ...OLD_HOOKS, id: 'sample', deliveries } });
  await page.locator('details').nth(2).locator('summary').click();
}

/** A secret that was renewed, and is shown this once. */
export async function renewSecret(page: Page, { language }: { language: 'ja' | 'en' }): Promise<void> {
  await showWebhookLog(page);
  const webhook = { __typename: 'Webhook', id: 'sample', previousSecretUntil: '2026-12-01T01:02:03.000Z' };
  const secret = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    const data = { done: { __typename: 'RotateWebhookSecretSuccess', secret, webhook } };
    return operationName === 'RotateWebhookSecret' ? route.fulfill({ json: { data } }) : route.fallback();
  });
  const name = language === 'ja' ? 'シークレットを更新' : 'Renew the secret';
  await page.getByRole('button', { name }).click();
  await page.getByRole('group').getByRole('button', { name }).click();
  await page.getByText(secret).waitFor();
}

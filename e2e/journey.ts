import { test as base, type BrowserContext, type Request } from '@playwright/test';
import { keepSecret, secretsIn } from './secrets.js';

export * from '@playwright/test';

/** The tests of journeys: of all that their browsers send and get, the secrets are kept, to be looked for at the end of the run. */
export const test = base.extend<object>({
  browser: [
    async ({ browser }, use) => {
      browser.on('context', watch);
      await use(browser);
    },
    { scope: 'worker' },
  ],
});

/** Session, device and half a login: each cookie of ours that holds one. That of an authorization only names what stands in an address. */
const TOKENS = /meisai(?!-authorization|-oauth)[\w-]*=([\w-]{43})/g;

function watch(context: BrowserContext): void {
  context.on('request', (request) => {
    const { searchParams } = new URL(request.url());
    if (searchParams.has('code') && searchParams.has('state')) keepSecret('TOKEN', searchParams.get('code') ?? '');
    if (isGraphql(request)) for (const { kind, secret } of secretsIn(sentIn(request), 'MAILED_TOKEN')) keepSecret(kind, secret);
  });
  context.on('requestfinished', (request) => {
    if (isGraphql(request)) void keepAnswered(request).catch(() => undefined);
  });
}

function isGraphql(request: Request): boolean {
  return request.method() === 'POST' && new URL(request.url()).pathname === '/graphql';
}

/** What another site sends, or one that goes wrong, need not be JSON. */
function sentIn(request: Request): unknown {
  try {
    return request.postDataJSON();
  } catch {
    return null;
  }
}

async function keepAnswered(request: Request): Promise<void> {
  const response = await request.response();
  if (response === null) return;
  const headers = `${(await request.allHeaders())['cookie'] ?? ''}\n${(await response.allHeaders())['set-cookie'] ?? ''}`;
  for (const [, token = ''] of headers.matchAll(TOKENS)) keepSecret('TOKEN', token);
  const answer = await response.text();
  if (!/"(?:token|secret|recoveryCodes)"/.test(answer)) return;
  for (const { kind, secret } of secretsIn(JSON.parse(answer), 'TOKEN')) keepSecret(kind, secret);
}

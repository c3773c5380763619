import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDemo } from '../demo/seed-demo.js';
import { startTestServer, type TestServer } from '../test/server.js';
import { Kind, parse } from 'graphql';
import { SCOPES } from '@meisai/schema/rules';
import { createSchema } from '../graphql-schema.js';
import { readConfig } from '../config.js';
import { GRAPHQL_LIMITS } from '../platform/graphql-limits.js';
import { needsOf } from '../platform/scope-limit.js';
import { exampleVariables, listExampleOperations, readExampleDocument } from './example-operations.js';

const HTML = { accept: 'text/html' };

describe('where developers may explore', () => {
  let service: TestServer;
  beforeAll(async () => {
    service = await startTestServer({ MEISAI_PROFILE: 'demo' });
    await prepareDemo(service.services);
  });
  afterAll(() => service.stop());

  test('every example operation runs as it is written, for a member who logs in with the first one', async () => {
    const all = listExampleOperations(service.services.config);
    // What is made up stands behind the logout, which ends the session it needs.
    const [logout = ''] = all.filter((file) => file.endsWith('logout.graphql'));
    const files = [...all.filter((file) => file !== logout), logout];
    expect(files.length).toBeGreaterThanOrEqual(6);
    let variables: Record<string, unknown> = exampleVariables(service.services.config);
    let cookie = '';
    for (const file of files) {
      const document = readFileSync(file, 'utf8');
      const name = basename(file);
      // Each act has a key of its own: none is written into an operation.
      expect(document, name).not.toMatch(/idempotencyKey: *"/);
      variables = { ...variables, idempotencyKey: randomUUID() };
      const answer = await service.ask<Record<string, unknown>>(document, variables, cookie === '' ? {} : { cookie });
      expect(answer.errors, name).toBeUndefined();
      for (const [field, value] of Object.entries(answer.data ?? {})) expect(value, `${name}: ${field}`).not.toBeNull();
      expect(JSON.stringify(answer.data), name).not.toContain('"code"');
      cookie = answer.cookie ?? cookie;
      variables = { ...variables, ...findIds(answer.data) };
    }
    expect(variables).toMatchObject({ id: expect.stringMatching(/./), quoteId: expect.stringMatching(/./) });
  });

  test('Sandbox opens with the example operations and sends cookies, under a policy without unsafe sources', async () => {
    const answer = await service.server.app.inject({ url: '/graphql', headers: HTML });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('new window.EmbeddedSandbox(');
    expect(answer.body).toContain('"includeCookies":true');
    // Where the CDN is out of reach, its page leads to the explorer that needs none.
    expect(answer.body).toMatch(/you might be offline\.<\/p><p><a href="\/explorer">/);
    expect(answer.body).toContain('query StatementWithUses');
    expect(answer.body).toContain('"userId":"hanako"');
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['content-security-policy']).not.toContain('script-src');
    expect(`${answer.body} ${answer.headers['content-security-policy']}`).not.toContain('unsafe-');
  });

  test('only that page leaves the policy of the service: an answer of the same address does not', async () => {
    const answer = await service.ask('{ __typename }');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('the local explorer takes every file from this origin, and runs no script but its own', async () => {
    const page = await service.server.app.inject({ url: '/explorer', headers: HTML });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('query StatementWithUses');
    expect(page.body).not.toMatch(/(src|href|from)\s*=?\s*"https?:/);
    const [, scripts] = /script-src ([^;]*)/.exec(String(page.headers['content-security-policy'])) ?? [];
    expect(scripts).not.toContain('unsafe');
    for (const encoding of ['br', 'identity']) {
      const script = await service.server.app.inject({ url: '/explorer/static/ruru.js', headers: { 'accept-encoding': encoding } });
      expect(script.statusCode).toBe(200);
      expect(script.headers['content-type']).toContain('javascript');
    }
    expect((await service.server.app.inject({ url: '/explorer/static/nothing.js' })).statusCode).toBe(404);
  });
});

test('where it is switched off there is neither Sandbox nor explorer nor introspection', async () => {
  const service = await startTestServer({ MEISAI_EXPLORE: 'false' });
  const sandbox = await service.server.app.inject({ url: '/graphql', headers: HTML });
  expect(sandbox.body).not.toContain('EmbeddedSandbox');
  const explorer = await service.server.app.inject({ url: '/explorer', headers: HTML });
  expect(explorer.body).not.toContain('ruru');
  expect((await service.ask('{ __schema { queryType { name } } }')).errors).toHaveLength(1);
  await service.stop();
});

/** What a reader would copy from an answer into the variables of the next operation. */
function findIds(data: unknown): Record<string, unknown> {
  const json = JSON.stringify(data);
  const { viewer } = (data ?? {}) as { viewer?: { accounts?: { id: string }[] } };
  const id = viewer?.accounts?.[0]?.id;
  const cardId = /"cards":\{"edges":\[\{"node":\{"id":"([\w-]+)"/.exec(json)?.[1];
  const purchaseId = /"simulatePurchase":\{[^}]*"transaction":\{"id":"([\w-]+)"/.exec(json)?.[1];
  const appId = /"registerApp":.*?"app":\{"id":"([\w-]+)"/.exec(json)?.[1];
  const webhookId = /"addWebhook":.*?"webhook":\{"id":"([\w-]+)"/.exec(json)?.[1];
  const offerId = /"offers":\[\{"id":"([\w-]+)"/.exec(json)?.[1];
  const quoteId = /"repaymentQuote":\{"id":"([\w-]+)"/.exec(json)?.[1];
  const version = /"building":[^}]*"version":(\d+)/.exec(json)?.[1];
  const employmentVersion = /"employer":[^}]*"version":(\d+)/.exec(json)?.[1];
  const nameVersion = /"nameVersion":(\d+)/.exec(json)?.[1];
  const nameChangeId = /"nameChange":\{"id":"([\w-]+)"/.exec(json)?.[1];
  const planId = /"plans":\[\{"id":"([\w-]+)"/.exec(json)?.[1];
  const applicationId = /"application":\{"id":"([\w-]+)"/.exec(json)?.[1];
  return {
    ...(applicationId === undefined ? {} : { applicationId }),
    ...(id === undefined ? {} : { id }),
    ...(cardId === undefined ? {} : { cardId }),
    ...(purchaseId === undefined ? {} : { purchaseId }),
    ...(appId === undefined ? {} : { appId }),
    ...(webhookId === undefined ? {} : { webhookId }),
    ...(offerId === undefined ? {} : { offerIds: [offerId] }),
    ...(planId === undefined ? {} : { planId }),
    ...(quoteId === undefined ? {} : { quoteId }),
    ...(employmentVersion === undefined ? {} : { employmentVersion: Number(employmentVersion) }),
    ...(nameVersion === undefined ? {} : { nameVersion: Number(nameVersion) }),
    ...(nameChangeId === undefined ? {} : { nameChangeId }),
    ...(version === undefined ? {} : { version: Number(version) }),
  };
}

test('of what each scope lets a program do there is an example', async () => {
  const schema = await createSchema({ hasSimulations: true });
  const files = listExampleOperations(readConfig({ MEISAI_PROFILE: 'demo' }));
  const shown = new Set(
    files.flatMap((file) => {
      const document = parse(readFileSync(file, 'utf8'));
      return document.definitions
        .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
        .flatMap((operation) => [...needsOf(schema, document, operation).keys()]);
    }),
  );
  expect([...shown].toSorted()).toEqual(['ANY', 'IN_PERSON', ...SCOPES].toSorted());
});

test('all examples together are a document the service takes: an explorer sends them all, whichever it runs', () => {
  const document = readExampleDocument(readConfig({ MEISAI_PROFILE: 'demo' }));
  expect(() => parse(document, { maxTokens: GRAPHQL_LIMITS.tokens })).not.toThrow();
});

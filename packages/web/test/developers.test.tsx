import { screen } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, server, session } from './server.js';

/** What the pages for developers go by. */
function service(capabilities: { isExplorable: boolean; mayRegisterApps: boolean }, appRegistrations: object[] = []) {
  const viewer = { __typename: 'Member', id: HANAKO.id, appRegistrations };
  const told = { __typename: 'Capabilities', scopes: ['TRANSACTIONS_READ', 'ACCOUNTS_READ'], ...capabilities };
  server.use(
    session(HANAKO),
    api.query('DeveloperApps', () => HttpResponse.json({ data: { capabilities: told, viewer } })),
  );
}

describe('the pages for developers of an issuer’s service', () => {
  it('lead to no explorer, which there is none of, and to the schema', async () => {
    service({ isExplorable: false, mayRegisterApps: false });
    openPage('/developers');
    expect((await screen.findByRole('link', { name: 'スキーマ' })).getAttribute('href')).toBe('/schema.graphql');
    expect(screen.queryByRole('link', { name: /Sandbox|エクスプローラー/ })).toBeNull();
  });

  it('say who registers an app, and offer no form that is always refused', async () => {
    service({ isExplorable: false, mayRegisterApps: false });
    openPage('/developers/apps');
    await screen.findByText(/カード発行会社にご連絡ください/);
    expect(screen.queryByRole('button', { name: '登録する' })).toBeNull();
  });
});

describe('the pages for developers where things are tried out', () => {
  it('lead to both explorers', async () => {
    service({ isExplorable: true, mayRegisterApps: true });
    openPage('/developers');
    const links = await screen.findAllByRole('link', { name: /Sandbox|エクスプローラー/ });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/graphql', '/explorer']);
  });

  it('offer what there is to ask for, what only reads before what does not', async () => {
    service({ isExplorable: true, mayRegisterApps: true });
    openPage('/developers/apps');
    await screen.findByRole('button', { name: '登録する' });
    expect(screen.getAllByText(/:read$/).map(({ textContent }) => textContent)).toEqual(['accounts:read', 'transactions:read']);
  });
});

describe('the webhooks of a developer', () => {
  const hook = (id: string, more: object) => {
    const deliveries = { __typename: 'WebhookDeliveryConnection', edges: [] as object[] };
    const about = { events: ['CARD_FROZEN'], createdAt: '2026-11-02T01:02:03.000Z', failingSince: null, disabledAt: null };
    return { __typename: 'Webhook', id, url: `https://budget.example/${id}`, ...about, deliveries, ...more };
  };

  it('work where something was taken, and are not said to where nothing was sent', async () => {
    const sent = { __typename: 'WebhookDeliveryConnection', edges: [{ __typename: 'WebhookDeliveryEdge', cursor: '1' }] };
    const webhooks = [hook('idle', {}), hook('taken', { deliveries: sent }), hook('bad', { failingSince: '2026-11-20T01:02:03.000Z' })];
    const app = { __typename: 'App', id: '1', name: '家計簿' };
    const about = { clientId: 'app_1', redirectUris: [], isConfidential: true, scopes: [], origins: [], previousSecretUntil: null };
    const registration = { __typename: 'AppRegistration', ...about, createdAt: '2026-11-02T01:02:03.000Z', app, webhooks };
    service({ isExplorable: true, mayRegisterApps: true }, [registration]);
    openPage('/developers/webhooks');
    const rows = await screen.findAllByRole('link', { name: /budget\.example/ });
    expect(rows.map(({ textContent }) => /家計簿 · (.*?)card/.exec(textContent)?.[1])).toEqual([
      '最近の送信なし',
      '正常',
      '送信失敗が続いています',
    ]);
  });
});

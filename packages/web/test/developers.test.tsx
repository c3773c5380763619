import { screen } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, server, session } from './server.js';

/** What the pages for developers go by. */
function service(capabilities: { isExplorable: boolean; mayRegisterApps: boolean }) {
  const viewer = { __typename: 'Member', id: HANAKO.id, appRegistrations: [] };
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

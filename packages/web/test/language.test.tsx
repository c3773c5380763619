import { i18n } from '@lingui/core';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { speak } from '../src/platform/language.js';
import { openPage } from './open-page.js';
import { api, HANAKO, server } from './server.js';

/** As the API does: a member of English, with accounts named in the language of the request. */
const JAMES = { ...HANAKO, language: 'EN' };
beforeEach(() => {
  server.use(
    api.query('Session', ({ request }) => HttpResponse.json({ data: { viewer: named(JAMES, request) } })),
    api.query('Statements', ({ request }) => HttpResponse.json({ data: { viewer: named(JAMES, request), node: null } })),
  );
});

function named(member: typeof HANAKO, request: Request): typeof HANAKO {
  const name = request.headers.get('accept-language') === 'en' ? 'Meisai Gold Card' : '明細ゴールドカード';
  return {
    ...member,
    accounts: ['account-1', 'account-2'].map((id) => ({
      __typename: 'Account',
      id,
      name: `${name} ${id}`,
      currency: 'JPY',
      cards: { __typename: 'CardConnection', edges: [] },
    })),
  };
}

const options = () => screen.getAllByRole('option', { hidden: true }).map(({ textContent }) => textContent);

describe('the language on screen', () => {
  it('is the member’s after the login, the names from the service included', async () => {
    openPage('/statements');
    expect(await screen.findByLabelText('Account')).toBeTruthy();
    expect(options()).toEqual(['Meisai Gold Card account-1', 'Meisai Gold Card account-2']);
    expect(localStorage.getItem('meisai.language')).toBeNull();
  });

  it('stays as it was chosen in this browser', async () => {
    localStorage.setItem('meisai.language', 'ja');
    openPage('/statements');
    expect(await screen.findByLabelText('カード口座')).toBeTruthy();
    expect(i18n.locale).toBe('ja');
  });

  it('changes with the names from the service when another is chosen', async () => {
    await speak('en');
    openPage('/statements');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Menu' }));
    await user.click(await screen.findByRole('radio', { name: '日本語' }));
    await waitFor(() => expect(options()).toEqual(['明細ゴールドカード account-1', '明細ゴールドカード account-2']));
  });
});

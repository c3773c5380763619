import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { expect, it, vi } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, server, session } from './server.js';

vi.mock('../src/app/member-menu-popover.js', () => {
  throw new TypeError('Failed to fetch dynamically imported module');
});

it('a menu whose code cannot be fetched still lets the member log out', async () => {
  server.use(
    session(),
    api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: null } })),
    api.mutation('Logout', () => HttpResponse.json({ data: { logout: { __typename: 'LogoutSuccess', endedAt: '2026-11-24T00:00:00Z' } } })),
  );
  const router = openPage('/');
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'メニュー' }));
  await user.click(await screen.findByRole('button', { name: 'ログアウト' }));
  await waitFor(() => expect(router.state.location.href).toBe('/login?notice=out'));
});

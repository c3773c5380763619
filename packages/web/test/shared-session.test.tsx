import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, server, session } from './server.js';

/** What another tab of the same browser hears and says. */
let otherTab: BroadcastChannel;
let heard: unknown[];
beforeEach(() => {
  heard = [];
  otherTab = new BroadcastChannel('meisai.session');
  otherTab.addEventListener('message', ({ data }) => heard.push(data));
});
afterEach(() => otherTab.close());

async function openHome() {
  server.use(
    session(),
    api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: null } })),
    api.mutation('Logout', () => HttpResponse.json({ data: { logout: { __typename: 'LogoutSuccess', endedAt: '2026-11-24T00:00:00Z' } } })),
  );
  const router = openPage('/');
  await screen.findByRole('button', { name: 'メニュー' });
  return router;
}

describe('a session that several tabs share', () => {
  it('ends in this tab when another logs out, and nothing that was read stays', async () => {
    const router = await openHome();
    otherTab.postMessage('out');
    await waitFor(() => expect(router.state.location.href).toBe('/login?notice=out'));
    await waitFor(() => expect(router.options.context.client.cache.extract()).toEqual({}));
    expect(heard).toEqual([]);
  });

  it('is told as ended to the others when this tab logs out', async () => {
    await openHome();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'メニュー' }));
    await user.click(await screen.findByRole('button', { name: 'ログアウト' }));
    await waitFor(() => expect(heard).toEqual(['out']));
  });

  it('that is over is noticed when somebody looks at the tab again', async () => {
    const router = await openHome();
    server.use(session(null));
    fireEvent.focus(window);
    await waitFor(() => expect(router.state.location.search).toMatchObject({ to: '/', notice: 'ended' }));
  });

  it('goes on where another tab only says that something changed, or no answer comes', async () => {
    const router = await openHome();
    otherTab.postMessage('changed');
    fireEvent.focus(window);
    server.use(api.query('Session', () => HttpResponse.error()));
    fireEvent.focus(window);
    await new Promise((done) => setTimeout(done, 300));
    expect(router.state.location.pathname).toBe('/');
  });

  it('starts the page anew where an answer comes for another member than it was opened for', async () => {
    const router = await openHome();
    const navigate = vi.spyOn(router, 'navigate').mockResolvedValue();
    const connection = {
      __typename: 'StatementConnection',
      edges: [],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    };
    const node = { __typename: 'Account', id: 'account-1', statements: connection };
    server.use(api.query('Statements', () => HttpResponse.json({ data: { viewer: { ...HANAKO, id: 'member-2' }, node } })));
    router.history.push('/statements');
    await waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: '/', replace: true, reloadDocument: true }));
    expect(screen.queryByRole('heading', { level: 1 })).toBeNull();
  });
});

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { afterEach, describe, expect, it } from 'vitest';
import { stopSessionClock } from '../src/platform/session-clock.js';
import { openPage } from './open-page.js';
import { api, HANAKO, server } from './server.js';

afterEach(() => stopSessionClock('MEMBER'));

/** Answers as the service does for a session that still goes on this long. */
function goOn(span: string) {
  const headers = { 'meisai-session': span };
  const edges: never[] = [];
  const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
  const activity = { __typename: 'ActivityConnection', edges, pageInfo };
  server.use(
    api.query('Session', () => HttpResponse.json({ data: { viewer: HANAKO } }, { headers })),
    api.query('ActivityPage', () => HttpResponse.json({ data: { viewer: { ...HANAKO, activity } } }, { headers })),
  );
}

const findWarning = () => screen.findByRole('dialog', { name: 'まもなく自動的にログアウトします' });

describe('the warning before a session ends', () => {
  it('goes away when the member stays logged in, by button or by Escape', async () => {
    goOn('idle=90, life=5000');
    openPage('/security/activity');
    expect((await findWarning()).textContent).toMatch(/1:(30|2\d)/);
    const extended = { __typename: 'ExtendSessionSuccess', expiresAt: '2026-11-24T12:00:00.000Z' };
    server.use(
      api.mutation('ExtendSession', () =>
        HttpResponse.json({ data: { extendSession: extended } }, { headers: { 'meisai-session': 'idle=1800, life=5000' } }),
      ),
    );
    await userEvent.setup().keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps counting, and says why, where staying logged in cannot be asked for just now', async () => {
    goOn('idle=90, life=5000');
    openPage('/security/activity');
    await findWarning();
    server.use(api.mutation('ExtendSession', () => HttpResponse.error()));
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'ログインを続ける' }));
    expect((await screen.findByRole('alert')).textContent).toContain('接続できませんでした。');
    expect(screen.getByRole('timer')).toBeTruthy();
  });

  it('offers nothing it cannot give where the session ends in any case', async () => {
    goOn('idle=1800, life=90');
    openPage('/security/activity');
    await findWarning();
    expect(screen.queryByRole('button', { name: 'ログインを続ける' })).toBeNull();
    await userEvent.setup().click(screen.getByRole('button', { name: '閉じる' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is followed by the login page, with the way back, and the last question does not count as a use', async () => {
    goOn('idle=2, life=5000');
    const router = openPage('/security/activity');
    await findWarning();
    let asked: string | null = null;
    server.use(
      api.query('Session', ({ request }) => {
        asked = request.headers.get('meisai-prolong');
        return HttpResponse.json({ data: { viewer: null } });
      }),
    );
    expect((await screen.findByText(/セッションが終了しました。/)).textContent).toBeTruthy();
    expect(asked).toBe('no');
    expect(router.state.location.search).toMatchObject({ to: '/security/activity', notice: 'ended' });
  });
});

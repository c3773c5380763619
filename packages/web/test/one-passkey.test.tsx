import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, server, session } from './server.js';

const WARNING = '2要素認証に使えるものが、パスキー1つだけです。';

describe('a member whose second factor is one passkey', () => {
  it.each([
    [1, null, true],
    [2, null, false],
    [1, { __typename: 'Authenticator', confirmedAt: '2026-10-03T01:02:03.000Z', recoveryCodesLeft: 9 }, false],
    [0, null, false],
  ])('is warned on the page about security: %i passkeys, app %j: %s', async (count, authenticator, isWarned) => {
    server.use(session(HANAKO), security(count, authenticator));
    openPage('/security');
    await screen.findByRole('heading', { level: 1, name: 'セキュリティ' });
    expect(screen.queryByText(WARNING) !== null).toBe(isWarned);
    if (isWarned) expect(screen.getByRole('link', { name: '認証アプリを登録する' }).getAttribute('href')).toBe('/security/authenticator');
  });

  it('is led on from the second step of a login when it is not at hand', async () => {
    const pendingLogin = { __typename: 'PendingLogin', secondFactors: ['PASSKEY'], expiresAt: '2026-11-24T06:30:00.000Z' };
    server.use(api.query('PendingLogin', () => HttpResponse.json({ data: { conciergePhone: '0120-000-000', pendingLogin } })));
    openPage('/login/verify');
    await screen.findByRole('heading', { name: 'お手元にない場合' });
    expect(screen.getByText(/このブラウザではパスキーを使えません/)).toBeDefined();
    expect(screen.getByRole('link', { name: /0120-000-000/ }).getAttribute('href')).toBe('tel:0120000000');
  });
});

describe('a login that wrong codes have ended', () => {
  it.each([
    [['AUTHENTICATOR', 'RECOVERY_CODE'], false],
    [['PASSKEY', 'AUTHENTICATOR', 'RECOVERY_CODE'], true],
  ])('keeps the number of the concierge desk, and names a passkey where there is one: %j', async (secondFactors, isNamed) => {
    const pendingLogin = { __typename: 'PendingLogin', secondFactors, expiresAt: '2026-11-24T06:30:00.000Z' };
    const locked = { __typename: 'CodesLocked', code: 'CODES_LOCKED', message: 'コードの受付を停止しています。' };
    server.use(
      api.query('PendingLogin', () => HttpResponse.json({ data: { conciergePhone: '0120-000-000', pendingLogin } })),
      api.mutation('VerifyLogin', () => HttpResponse.json({ data: { verifyLogin: locked } })),
    );
    openPage('/login/verify');
    await userEvent.type(await screen.findByRole('textbox'), '000000');
    await userEvent.click(screen.getByRole('button', { name: 'ログイン' }));
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain(locked.message);
    expect(notice.textContent?.includes('パスキー')).toBe(isNamed);
    expect(screen.getByRole('link', { name: /0120-000-000/ }).getAttribute('href')).toBe('tel:0120000000');
  });
});

function security(passkeys: number, authenticator: object | null) {
  const login = {
    __typename: 'Login',
    userId: 'hanako',
    passwordChangedAt: '2026-10-03T01:02:03.000Z',
    passkeys: Array.from({ length: passkeys }, (_none, n) => ({ __typename: 'Passkey', id: `passkey-${n}` })),
    authenticator,
    sessions: { __typename: 'SessionConnection', edges: [] },
    connectedApps: { __typename: 'ConnectedAppConnection', edges: [] },
  };
  const activity = { __typename: 'ActivityConnection', edges: [] };
  return api.query('Security', () => HttpResponse.json({ data: { viewer: { ...HANAKO, login, activity } } }));
}

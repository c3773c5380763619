import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { http } from 'msw/http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { speak } from '../src/platform/language.js';
import { openPage } from './open-page.js';
import { api, HANAKO, server, session } from './server.js';

afterEach(() => vi.unstubAllGlobals());

async function logIn(userId = 'hanako', password = 'hanako-no-meisai') {
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('ユーザーID'), userId);
  await user.type(screen.getByLabelText('パスワード'), password);
  await user.click(screen.getByRole('button', { name: 'ログイン' }));
  return user;
}

function refuseLogin(typename: string, code: string) {
  server.use(api.mutation('Login', () => HttpResponse.json({ data: { login: { __typename: typename, code, message: '' } } })));
}

function acceptLogin() {
  const login = { __typename: 'LoginSuccess', viewer: { __typename: 'Member', id: 'member-1' } };
  server.use(
    api.mutation('Login', () => {
      server.use(session(HANAKO));
      return HttpResponse.json({ data: { login } });
    }),
    api.query('Home', () => HttpResponse.json({ data: { viewer: HANAKO, node: null } })),
  );
}

describe('a login that fails says why', () => {
  it('when ID or password is wrong, and keeps what was typed', async () => {
    refuseLogin('WrongCredentials', 'WRONG_CREDENTIALS');
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toContain('ユーザーIDまたはパスワードが正しくありません。');
    expect(screen.getByLabelText<HTMLInputElement>('ユーザーID').value).toBe('hanako');
    expect(screen.getByLabelText<HTMLInputElement>('パスワード').value).toBe('hanako-no-meisai');
  });

  it('when it is locked, with what to do next', async () => {
    refuseLogin('LoginLocked', 'LOGIN_LOCKED');
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toMatch(
      /ロックしています。.*30分から24時間で自動的に解除.*コンシェルジュデスク/,
    );
  });

  it('when the network is cut, which is no refusal, and asks only once', async () => {
    let requests = 0;
    server.use(api.mutation('Login', () => (requests++, HttpResponse.error())));
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toContain('接続できませんでした。');
    expect(screen.getByLabelText<HTMLInputElement>('パスワード').value).toBe('hanako-no-meisai');
    expect(requests).toBe(1);
  });

  it('when a captive portal answers in place of the service', async () => {
    server.use(http.post('*/graphql', () => HttpResponse.html('<h1>Welcome to the hotel</h1>')));
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toContain('接続できませんでした。');
  });

  it('when the service is down, and says when to try again', async () => {
    const body = { errors: [{ message: 'down', extensions: { code: 'SERVICE_UNAVAILABLE' } }] };
    const headers = { 'retry-after': '5', 'content-type': 'application/graphql-response+json' };
    server.use(http.post('*/graphql', () => new HttpResponse(JSON.stringify(body), { status: 503, headers })));
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toMatch(/ただいまサービスをご利用いただけません。約5秒後に/);
  });

  it('when there were too many attempts from the network, and says when to try again', async () => {
    const body = { errors: [{ message: 'slow down', extensions: { code: 'TOO_MANY_REQUESTS' } }] };
    const headers = { 'retry-after': '240', 'content-type': 'application/graphql-response+json' };
    server.use(http.post('*/graphql', () => new HttpResponse(JSON.stringify(body), { status: 429, headers })));
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toMatch(/^ご利用のネットワークからの試行回数.*約4分後に/);
  });

  it('when it is refused for a reason this page has no words for, in those of the service', async () => {
    const refusal = { __typename: 'LoginClosed', code: 'LOGIN_CLOSED', message: 'このログインは終了しています。' };
    server.use(api.mutation('Login', () => HttpResponse.json({ data: { login: refusal } })));
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toContain('このログインは終了しています。');
  });

  it('when something broke, with the id of the request', async () => {
    server.use(api.mutation('Login', () => HttpResponse.json({ errors: [{ message: 'x', extensions: { requestId: 'req-42' } }] })));
    openPage('/login');
    await logIn();
    expect((await screen.findByRole('alert')).textContent).toContain('req-42');
  });

  it('when no passkey was used, calmly', async () => {
    vi.stubGlobal('PublicKeyCredential', function PublicKeyCredential() {});
    const get = () => Promise.reject(new DOMException('broken off', 'NotAllowedError'));
    Object.defineProperty(navigator, 'credentials', { value: { get }, configurable: true });
    const startPasskeyLogin = { __typename: 'PasskeyChallenge', optionsJson: '{"challenge":"AAAA"}' };
    server.use(api.mutation('StartPasskeyLogin', () => HttpResponse.json({ data: { startPasskeyLogin } })));
    openPage('/login');
    await userEvent.setup().click(await screen.findByRole('button', { name: 'パスキーでログイン' }));
    expect((await screen.findByText('パスキーは使われませんでした。')).parentElement?.textContent).toContain('パスワードでログイン');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('when something is missing, without asking the service', async () => {
    openPage('/login');
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('ユーザーID'), 'hanako');
    await user.click(screen.getByRole('button', { name: 'ログイン' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ユーザーIDとパスワードを入力してください。');
  });
});

describe('the login page', () => {
  it('leads back to the page that was asked for, after the login only', async () => {
    server.use(session(null));
    const router = openPage('/statements?account=account-1');
    await screen.findByLabelText('ユーザーID');
    expect(router.state.location.search.to).toBe('/statements?account=account-1');
    acceptLogin();
    server.use(
      api.query('Statements', () =>
        HttpResponse.json({
          data: {
            viewer: HANAKO,
            node: {
              __typename: 'Account',
              id: 'account-1',
              statements: {
                __typename: 'StatementConnection',
                edges: [],
                pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
              },
            },
          },
        }),
      ),
    );
    await logIn();
    expect(await screen.findByText('ご利用明細はまだありません')).toBeTruthy();
    expect(router.state.location.href).toBe('/statements?account=account-1');
  });

  it.each(['//evil.example/', '/\\evil.example', '/\t/evil.example', 'https://evil.example/', 'javascript:alert(1)'])(
    'never leads to %s',
    async (to) => {
      acceptLogin();
      const router = openPage(`/login?to=${encodeURIComponent(to)}`);
      await logIn();
      await waitFor(() => expect(router.state.location.href).toBe('/'));
    },
  );

  it.each([
    ['/login', '/'],
    ['/login?to=%2Fstatements', '/statements'],
  ])('%s takes a member who is logged in already on to %s', async (address, expected) => {
    server.use(
      session(HANAKO),
      ...['Home', 'Statements'].map((name) => api.query(name, () => HttpResponse.json({ data: { viewer: HANAKO, node: null } }))),
    );
    const router = openPage(address);
    await waitFor(() => expect(router.state.location.href).toBe(expected));
  });

  it('takes a password that is pasted, and tells a password manager what is what', async () => {
    openPage('/login');
    const user = userEvent.setup();
    const field = await screen.findByLabelText<HTMLInputElement>('パスワード');
    await user.click(field);
    await user.paste('長い散歩と川のほとりの猫たち');
    expect([field.value, field.type, field.autocomplete]).toEqual(['長い散歩と川のほとりの猫たち', 'password', 'current-password']);
    expect(screen.getByLabelText<HTMLInputElement>('ユーザーID').autocomplete).toContain('username');
  });

  it('shows and hides the password', async () => {
    openPage('/login');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'パスワードを表示' }));
    expect(screen.getByLabelText<HTMLInputElement>('パスワード').type).toBe('text');
    await user.click(screen.getByRole('button', { name: 'パスワードを隠す' }));
    expect(screen.getByLabelText<HTMLInputElement>('パスワード').type).toBe('password');
  });

  it('changes its language at once and remembers it', async () => {
    openPage('/login');
    await userEvent.setup().click(await screen.findByRole('radio', { name: 'English' }));
    expect(await screen.findByRole('button', { name: 'Log in' })).toBeTruthy();
    await waitFor(() => expect(document.title).toBe('Log in | Meisai'));
    expect(document.documentElement.lang).toBe('en');
    expect(localStorage.getItem('meisai.language')).toBe('en');
    expect(document.cookie).toMatch(/(^|; )(__Host-)?meisai-language=en/);
    await speak('ja');
  });
});

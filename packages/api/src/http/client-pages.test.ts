import { describe, expect, it } from 'vitest';
import { clientPages } from './client-pages.js';

const answer = clientPages(['/', '/login', '/login/verify', '/statements', '/statements/$label', '/concierge/members/$id']);

describe('an address a browser opens', () => {
  it.each(['/', '//', '/?account=x', '/statements', '/statements/', '/Statements/2026-10?a=b', '/concierge/members/a%2Fb'])(
    '%s has a page',
    (url) => {
      expect(answer(url, 'ja')).toEqual({ file: 'index.html', status: 200 });
    },
  );

  it.each(['/no-such-page', '/statements/2026-10/more', '/concierge/members', '/index.html', '/$label', '/login/verify/x'])(
    '%s has none, and the client says so',
    (url) => {
      expect(answer(url, 'en')).toEqual({ file: 'index.html', status: 404 });
    },
  );

  it('of the login page has one in each language, but where it has news to tell', () => {
    expect(answer('/login?to=%2Fstatements', 'ja')).toEqual({ file: 'login.ja.html', status: 200 });
    expect(answer('/login/', 'en')).toEqual({ file: 'login.en.html', status: 200 });
    expect(answer('/login?to=%2F&notice=ended', 'en')).toEqual({ file: 'index.html', status: 200 });
  });
});

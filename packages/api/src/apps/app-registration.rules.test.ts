import { describe, expect, it } from 'vitest';
import { isNameOfService, isOrigin, isRedirectUri, isSafeUrl, readAppName } from './app-registration.rules.js';

describe('an address to come back to', () => {
  it.each([
    'https://budget.example/callback',
    'https://budget.example/',
    'https://budget.example:8443/back?kind=a',
    'http://127.0.0.1:5000/callback',
    'http://[::1]/',
    'http://localhost:3000/oauth',
  ])('can be %s', (uri) => expect(isRedirectUri(uri)).toBe(true));

  it.each([
    'http://budget.example/callback',
    'https://budget.example',
    'https://BUDGET.example/callback',
    'https://budget.example/a/../callback',
    'https://budget.example/callback#part',
    'https://budget.example/callback#',
    'https://*.budget.example/callback',
    'https://budget.example/*',
    'https://me:secret@budget.example/callback',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//budget.example/',
    'budget',
    '',
    `https://budget.example/${'x'.repeat(500)}`,
  ])('cannot be %s', (uri) => expect(isRedirectUri(uri)).toBe(false));
});

describe('a page of an app', () => {
  it.each(['https://budget.example', 'http://localhost:3000/privacy#here'])('can be %s', (url) => expect(isSafeUrl(url)).toBe(true));
  it.each([
    'javascript:alert(1)',
    'JaVaScript:alert(1)',
    'data:text/html,<script>',
    'http://budget.example/',
    'vbscript:x',
    'https://a:b@c.example/',
  ])('OA-13: cannot be %s', (url) => expect(isSafeUrl(url)).toBe(false));
});

describe('the origin of the pages of an app', () => {
  it.each(['https://budget.example', 'https://budget.example:8443', 'http://localhost:5173', 'http://[::1]:3000'])('can be %s', (origin) =>
    expect(isOrigin(origin)).toBe(true),
  );
  it.each([
    'https://budget.example/',
    'https://budget.example/page',
    'https://BUDGET.example',
    'https://budget.example:443',
    'http://budget.example',
    'https://*.budget.example',
    'https://me@budget.example',
    'file://',
    'null',
    '*',
    '',
  ])('cannot be %s', (origin) => expect(isOrigin(origin)).toBe(false));
});

describe('the name of an app', () => {
  it('is kept as it is written, but for spaces around it', () => expect(readAppName('  家計簿 Budget <b> ')).toBe('家計簿 Budget <b>'));
  it.each(['', '  ', 'x'.repeat(61), 'a\u202Eb', 'a\u200Bb', 'a\nb'])('cannot be %j', (name) => expect(readAppName(name)).toBeNull());
});

describe('the name of the service', () => {
  it.each([
    'Meisai',
    'MEISAI サポート',
    'Ｍｅｉｓａｉ',
    'my-m.e.i s_a_i',
    'ﾒｲｻｲ本部',
    'M\u0435is\u0430i',
    'Méisai',
    'M3!5@1',
    'rneisai',
    'МЕІЅАІ',
    'Meısaı',
  ])('is in %s', (name) => expect(isNameOfService(name)).toBe(true));

  it.each(['家計簿ノート', '明細リーダー', 'Mei Say', 'Музей', '$4 a day'])('is not in %s', (name) => {
    expect(isNameOfService(name)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const SMTP = { SMTP_URL: 'smtps://mail.example' };
const PRODUCTION = {
  MEISAI_PROFILE: 'production',
  PUBLIC_ORIGIN: 'https://meisai.example',
  MEISAI_SECRET: Buffer.alloc(32, 1).toString('base64'),
};

describe('mail', () => {
  it.each([{ MEISAI_PROFILE: 'demo' }, { MEISAI_PROFILE: 'test' }])('is caught and shown in the profile %o', (env) => {
    expect(readConfig(env).mail).toMatchObject({ isCaught: true, smtpUrl: null });
    expect(readConfig({ ...env, ...SMTP }).mail.isCaught).toBe(false);
  });

  it.each([{ MEISAI_PROFILE: 'developer' }, PRODUCTION])(
    'must leave in the profile %o: shown, it would let anyone take any login',
    (env) => {
      expect(() => readConfig(env)).toThrow(/^SMTP_URL is missing/);
      expect(readConfig({ ...env, ...SMTP }).mail.isCaught).toBe(false);
    },
  );
});

describe('production', () => {
  it.each([
    ['MEISAI_SECRET', { MEISAI_SECRET: undefined }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: undefined }],
    ['PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'http://meisai.example' }],
  ])('does not start without %s: %o', (name, without) => {
    expect(() => readConfig({ ...PRODUCTION, ...SMTP, ...without })).toThrow(new RegExp(`^${name} `));
  });
});

describe('a database elsewhere', () => {
  const read = (url: string, env = PRODUCTION) => readConfig({ ...env, ...SMTP, DATABASE_URL: url }).databaseUrl;

  it.each([
    'postgresql://meisai:secret@db.example/meisai',
    'postgres://db.example',
    'postgresql://10.0.0.7/meisai?application_name=sslmode',
    'postgresql://localhost/meisai?host=db.example',
  ])('is not reached by production before it is said how it is protected: %s', (url) => {
    expect(() => read(url)).toThrow(/^DATABASE_URL reaches (db\.example|10\.0\.0\.7) without .*sslmode=verify-full/);
    expect(() => read(url)).not.toThrow(/secret/);
    expect(read(`${url}${url.includes('?') ? '&' : '?'}sslmode=verify-full`)).toContain('verify-full');
    expect(read(url, { ...PRODUCTION, MEISAI_PROFILE: 'developer' })).toBe(url);
  });

  it.each([
    'postgresql://meisai@localhost/meisai',
    'postgresql://127.0.0.1:5432/meisai',
    'postgresql://[::1]/meisai',
    'postgresql:///meisai?host=/run/postgresql',
  ])('is another matter than one on this machine: %s', (url) => expect(read(url)).toBe(url));
});

describe('the address it binds', () => {
  it.each(['127.0.0.1', '127.0.0.7', 'localhost', '::1'])('may be %s in the demo', (HOST) => {
    expect(readConfig({ HOST }).host).toBe(HOST);
  });

  it.each(['0.0.0.0', '::', '192.168.1.4', '127.evil.example', 'meisai.example'])(
    'may not be %s in the demo, whose passwords everyone knows',
    (HOST) => {
      expect(() => readConfig({ HOST })).toThrow(/^HOST/);
      expect(readConfig({ ...PRODUCTION, ...SMTP, HOST }).host).toBe(HOST);
    },
  );
});

describe('trusted proxies', () => {
  it.each([
    ['10.0.0.0/8, ::1,192.168.1.2', ['10.0.0.0/8', '::1', '192.168.1.2']],
    ['', []],
  ])('may be %j', (TRUSTED_PROXIES, proxies) => {
    expect(readConfig({ TRUSTED_PROXIES }).trustedProxies).toEqual(proxies);
  });

  it.each(['foo', '10.0.0.0/99', '10.0.0.1;10.0.0.2', '10.0.0.256'])('may not be %s', (TRUSTED_PROXIES) => {
    expect(() => readConfig({ TRUSTED_PROXIES })).toThrow(/^TRUSTED_PROXIES .* it has /);
  });
});

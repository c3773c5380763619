import { describe, expect, it } from 'vitest';
import { judgeWebhookUrl } from './webhook-url.rules.js';

describe('the address of a webhook', () => {
  it.each([
    'https://budget.example/hooks',
    'https://budget.example:8443/hooks?kind=a',
    'https://93.184.215.14/',
    'https://[2606:4700::1111]/',
  ])('can be %s', (url) => expect(judgeWebhookUrl(url, false)).toEqual({ url }));

  it.each([
    ['http://budget.example/hooks', 'NOT_HTTPS'],
    ['http://localhost:3000/hooks', 'NOT_HTTPS'],
    ['ftp://budget.example/', 'NOT_HTTPS'],
    ['file:///etc/passwd', 'NOT_HTTPS'],
    ['javascript:alert(1)', 'NOT_HTTPS'],
    ['https://budget.example:25/', 'PORT_NOT_ALLOWED'],
    ['https://budget.example:6379/', 'PORT_NOT_ALLOWED'],
    ['https://localhost:3000/', 'PORT_NOT_ALLOWED'],
    ['https://me:secret@budget.example/', 'NOT_A_URL'],
    ['https://budget.example/#part', 'NOT_A_URL'],
    ['https://budget.example/#', 'NOT_A_URL'],
    ['//budget.example/', 'NOT_A_URL'],
    ['budget.example', 'NOT_A_URL'],
    ['', 'NOT_A_URL'],
    [`https://budget.example/${'x'.repeat(500)}`, 'NOT_A_URL'],
    ['https://10.0.0.1/', 'NOT_PUBLIC'],
    ['https://2130706433/', 'NOT_PUBLIC'],
    ['https://0x7f000001/', 'NOT_PUBLIC'],
    ['https://0177.0.0.1/', 'NOT_PUBLIC'],
    ['https://169.254.169.254/latest', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
    ['https://[::ffff:10.0.0.1]/', 'NOT_PUBLIC'],
    ['https://[fd00::1]/', 'NOT_PUBLIC'],
    ['https://[64:ff9b::7f00:1]/', 'NOT_PUBLIC'],
    ['https://localhost/', 'NOT_PUBLIC'],
    ['https://LOCALHOST./', 'NOT_PUBLIC'],
    ['https://hooks/', 'NOT_PUBLIC'],
    ['https://printer.local/', 'NOT_PUBLIC'],
    ['https://metadata.google.internal/', 'NOT_PUBLIC'],
    ['https://router.home.arpa:8443/', 'NOT_PUBLIC'],
  ])('cannot be %s: %s', (url, fault) => expect(judgeWebhookUrl(url, false)).toEqual({ fault }));

  it('may be on the same machine where that is allowed, and nowhere else without https', () => {
    expect(judgeWebhookUrl('http://localhost:3000/hooks', true)).toEqual({ url: 'http://localhost:3000/hooks' });
    expect(judgeWebhookUrl('http://127.0.0.1:3000/', true)).toEqual({ url: 'http://127.0.0.1:3000/' });
    expect(judgeWebhookUrl('http://10.0.0.1:3000/', true)).toEqual({ fault: 'NOT_HTTPS' });
    expect(judgeWebhookUrl('https://10.0.0.1/', true)).toEqual({ fault: 'NOT_PUBLIC' });
    expect(judgeWebhookUrl('http://localhost.budget.example/', true)).toEqual({ fault: 'NOT_HTTPS' });
  });
});

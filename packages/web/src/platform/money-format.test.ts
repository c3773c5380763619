import { minorUnitDigits } from '@meisai/schema/rules';
import { describe, expect, it } from 'vitest';
import { formatMoney } from './money-format.js';

describe('an amount of money', () => {
  it.each([
    [1280, 'JPY', 'ja', '¥1,280'],
    [1280, 'JPY', 'en', '¥1,280'],
    [0, 'JPY', 'ja', '¥0'],
    [-1280, 'JPY', 'ja', '-¥1,280'],
    [-1280, 'JPY', 'en', '-¥1,280'],
    [1280, 'USD', 'ja', '$12.80'],
    [1280, 'USD', 'en', '$12.80'],
    [5, 'USD', 'en', '$0.05'],
    [-5, 'USD', 'en', '-$0.05'],
    [123_456, 'BRL', 'ja', 'R$1,234.56'],
    [123_456, 'BRL', 'en', 'R$1,234.56'],
    [1234, 'KWD', 'en', 'KWD\u00A01.234'],
    [1_234_500, 'HUF', 'en', 'HUF\u00A012,345.00'],
    [1_234_567, 'IQD', 'en', 'IQD\u00A01,234.567'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'en', '$90,071,992,547,409.91'],
  ])('of %d minor units of %s is written in %s as %s', (minorUnits, currency, language, text) => {
    expect(formatMoney({ minorUnits, currency }, language)).toBe(text);
  });

  it('shows every currency in the units the service counts in, none more and none less', () => {
    for (const currency of Intl.supportedValuesOf('currency')) {
      const digits = minorUnitDigits(currency);
      const text = formatMoney({ minorUnits: 1_234_567_890, currency }, 'en');
      expect(`${currency} ${text.replaceAll(/\D/g, '')}`).toBe(`${currency} 1234567890`);
      expect(`${currency} ${/\.(\d+)$/.exec(text)?.[1]?.length ?? 0}`).toBe(`${currency} ${digits}`);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { isZeroDate, readOfxDay } from './ofx-day.js';
import { decodeOfx } from './ofx-text.js';
import { maskCardNumbers, maskDigitRuns } from './import-mask.js';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
/** 喫茶 in Shift_JIS. */
const SHIFT_JIS = Buffer.from([0x8b, 0x69, 0x92, 0x83]);

describe('the character set of a file', () => {
  it.each([
    ['valid UTF-8, whatever is declared', Buffer.concat([latin('ENCODING:USASCII\nCHARSET:1252\n'), Buffer.from('喫茶')]), '喫茶'],
    ['a byte order mark', Buffer.from('\ufeff喫茶'), '喫茶'],
    ['UTF-16', Buffer.from('\ufeff喫茶', 'utf16le'), '喫茶'],
    ['declared 1252', latin('ENCODING:USASCII\nCHARSET:1252\ncaf\u00e9 \u0080'), 'café €'],
    ['declared ISO-8859-1', latin('CHARSET:ISO-8859-1\ncaf\u00e9'), 'café'],
    ['declared UTF-8 wrongly', latin('ENCODING:UTF-8\nCHARSET:NONE\ncaf\u00e9'), 'café'],
    ['declared 932', Buffer.concat([latin('CHARSET:932\n'), SHIFT_JIS]), '喫茶'],
    ['declared in XML', Buffer.concat([latin('<?xml version="1.0" encoding="Shift_JIS"?>'), SHIFT_JIS]), '喫茶'],
    ['the American default over Japanese text', Buffer.concat([latin('CHARSET:1252\n<LANGUAGE>JPN'), SHIFT_JIS]), '喫茶'],
    ['nothing declared', latin('caf\u00e9'), 'café'],
  ])('is found: %s', (_case, bytes, words) => expect(decodeOfx(bytes)).toEqual({ text: expect.stringContaining(words) }));

  it('is refused when it is neither known nor UTF-8', () => {
    expect(decodeOfx(latin('CHARSET:KLINGON\n\u00e9'))).toEqual({ fault: 'its character set KLINGON is not known, and it is not UTF-8' });
  });
});

describe('a date', () => {
  it.each([
    ['20240323', '2024-03-23'],
    ['202403231200', '2024-03-23'],
    ['20240323235959.123[-3:BRT]', '2024-03-23'],
    ['20240323000000[+9:JST]', '2024-03-23'],
    ['20240323000000[5.30:IST]', '2024-03-23'],
    ['20240323000000 [-3:GMT]', '2024-03-23'],
    ['2024-03-23', '2024-03-23'],
    ['20240229', '2024-02-29'],
    ['20230229', null],
    ['20241301', null],
    ['2024', null],
    ['23/03/2024', null],
    ['00010101', null],
    ['yesterday', null],
  ])('%s is the day %s', (text, day) => expect(readOfxDay(text)).toBe(day));

  it('of zeros is none', () => expect([isZeroDate('00000000000000[-3:BRT]'), isZeroDate('20240323')]).toEqual([true, false]));
});

describe('a card number', () => {
  it('is hidden in reports, as is every long run of digits', () => {
    expect(maskDigitRuns('of 4111 1111 1111 1111, 123456789012 and 2024-03-23')).toBe('of ****1111, ****9012 and 2024-03-23');
  });

  it('is hidden in what is kept, where its check digit fits', () => {
    expect(maskCardNumbers('TOP UP 4111111111111111 REF 4111111111111112')).toBe('TOP UP ****1111 REF 4111111111111112');
  });
});

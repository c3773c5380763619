import { describe, expect, it } from 'vitest';
import { nameDevice } from './device-name.js';

const WEBKIT = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const BLINK = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 10; K)';

describe('a device is named by its browser and its system', () => {
  it.each([
    [`${WINDOWS} ${BLINK} Safari/537.36`, 'Chrome on Windows', 'Chrome（Windows）'],
    [`${WINDOWS} ${BLINK} Safari/537.36 Edg/143.0.0.0`, 'Edge on Windows', 'Edge（Windows）'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Windows', 'Firefox（Windows）'],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/26.0 Safari/605.1.15`, 'Safari on Mac', 'Safari（Mac）'],
    [`${IPHONE} ${WEBKIT} Version/26.0 Mobile/15E148 Safari/604.1`, 'Safari on iPhone', 'Safari（iPhone）'],
    [`${IPHONE} ${WEBKIT} CriOS/143.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome on iPhone', 'Chrome（iPhone）'],
    [`${IPHONE} ${WEBKIT} Mobile/15E148 Safari Line/15.0.0`, 'LINE on iPhone', 'LINE（iPhone）'],
    [`${ANDROID} ${BLINK} Mobile Safari/537.36`, 'Chrome on Android', 'Chrome（Android）'],
    [
      `${ANDROID} AppleWebKit/537.36 SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36`,
      'Samsung Internet on Android',
      'Samsung Internet（Android）',
    ],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${BLINK} Safari/537.36`, 'Chrome on ChromeOS', 'Chrome（ChromeOS）'],
    ['curl/8.5.0', 'Unknown device', '不明な端末'],
    ['<b>Chrome</b> call 03-0000-0000', 'Unknown device', '不明な端末'],
    [null, 'Unknown device', '不明な端末'],
  ])('%s', (userAgent, en, ja) => {
    expect(nameDevice(userAgent, 'EN')).toBe(en);
    expect(nameDevice(userAgent, 'JA')).toBe(ja);
  });
});

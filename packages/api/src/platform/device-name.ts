import type { SpokenLanguage } from './request-context.js';

/** The first that fits wins: most browsers also name those they descend from. */
const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bLine\//, 'LINE'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPiOS|OPT)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bYJApp/, 'Yahoo! JAPAN'],
  [/\bGSA\//, 'Google'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac(?:intosh| OS X)\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
];

const WORDS = {
  JA: { on: (browser: string, system: string) => `${browser}（${system}）`, unknown: '不明な端末' },
  EN: { on: (browser: string, system: string) => `${browser} on ${system}`, unknown: 'Unknown device' },
} satisfies Record<SpokenLanguage, object>;

/**
 * What a browser says of itself, in words a member recognises: the browser and the system, no versions.
 * It is a claim and no proof; of anything unknown nothing is repeated, so that no text of a stranger is shown.
 */
export function nameDevice(userAgent: string | null, language: SpokenLanguage): string {
  const [browser, system] = [BROWSERS, SYSTEMS].map((table) => table.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1]);
  const { on, unknown } = WORDS[language];
  if (browser !== undefined && system !== undefined) return on(browser, system);
  return browser ?? system ?? unknown;
}

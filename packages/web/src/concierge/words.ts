import { addWords, type Catalog } from '../platform/language.js';

const WORDS: Catalog = { ja: () => import('./locales/ja.po'), en: () => import('./locales/en.po') };

/** Fetches the words of the desk; once, however often it is asked for. */
export function loadWords(): Promise<void> {
  return addWords(WORDS);
}

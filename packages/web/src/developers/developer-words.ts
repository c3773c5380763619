import { addWords, type Catalog } from '../platform/language.js';

/** Of what few members ever open. */
const CATALOG: Catalog = {
  ja: () => import('./locales/ja.po'),
  en: () => import('./locales/en.po'),
};

/** Adds the words of the pages for developers to the language on screen, once. */
export function speakToDevelopers(): Promise<void> {
  return addWords(CATALOG);
}

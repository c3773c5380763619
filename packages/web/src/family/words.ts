import { addWords } from '../platform/language.js';

/** Whoever imports this has the words of these pages, which every other page does without. */
await addWords({
  ja: () => import('./locales/ja.po'),
  en: () => import('./locales/en.po'),
});

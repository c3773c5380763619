import { addWords } from './language.js';

/** Whoever imports this has the words of the pages before the login, which the login page itself does without. */
await addWords({
  ja: () => import('./locales/entrance/ja.po'),
  en: () => import('./locales/entrance/en.po'),
});

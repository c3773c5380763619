import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Features nobody sees before the login: the login page does not load their words. */
const BEHIND_THE_LOGIN = ['src/activity', 'src/factors', 'src/sessions', 'src/statements'];

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ja'],
  catalogs: [
    { path: 'src/platform/locales/{locale}', include: ['src'], exclude: [...BEHIND_THE_LOGIN, 'src/concierge'] },
    { path: 'src/platform/locales/member/{locale}', include: BEHIND_THE_LOGIN },
    // Members do not load the words of the desk.
    { path: 'src/concierge/locales/{locale}', include: ['src/concierge'] },
  ],
  // Line numbers would change with every edit and say nothing to a translator.
  format: formatter({ lineNumbers: false }),
});

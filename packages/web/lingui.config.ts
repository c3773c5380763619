import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** What nobody sees before the login, features and parts of others: the login page does not load their words. */
const BEHIND_THE_LOGIN = [
  'src/activity',
  'src/apps',
  'src/factors',
  'src/installments',
  'src/members',
  'src/sessions',
  'src/statements',
  'src/app/{account-switcher,logout-button,main-navigation,member-*}.tsx',
  'src/identity/{password,security,user-id}-*.tsx',
  'src/platform/{more-button,only-passkey-notice,session-warning-dialog,step-up-{code,dialog,passkey,password}*}.tsx',
  'src/platform/detail-fault-words.ts',
  'src/platform/name-fields.tsx',
];

/** Of the pages before the login all but the login itself. */
const AT_THE_ENTRANCE = [
  'src/enrolment',
  'src/recovery',
  'src/identity/{verify-*,without-factor}.tsx',
  'src/platform/card-proof-fields.tsx',
];

/** Shown by both. */
const FIELDS_OF_BOTH = ['src/platform/{code,new-password,user-id}-field.tsx', 'src/platform/kept-rule.tsx'];

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ja'],
  catalogs: [
    {
      path: 'src/platform/locales/{locale}',
      include: ['src'],
      exclude: [...BEHIND_THE_LOGIN, ...AT_THE_ENTRANCE, ...FIELDS_OF_BOTH, 'src/concierge', 'src/developers', 'src/family'],
    },
    { path: 'src/platform/locales/member/{locale}', include: [...BEHIND_THE_LOGIN, ...FIELDS_OF_BOTH] },
    { path: 'src/platform/locales/entrance/{locale}', include: [...AT_THE_ENTRANCE, ...FIELDS_OF_BOTH] },
    // A feature whose words few pages need has a catalog of its own.
    { path: 'src/developers/locales/{locale}', include: ['src/developers'] },
    { path: 'src/family/locales/{locale}', include: ['src/family'] },
    // Members do not load the words of the desk.
    {
      path: 'src/concierge/locales/{locale}',
      include: ['src/concierge', 'src/platform/{code-field,more-button,session-warning-dialog}.tsx'],
    },
  ],
  // Line numbers would change with every edit and say nothing to a translator.
  format: formatter({ lineNumbers: false }),
});

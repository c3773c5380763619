import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** What nobody sees before the login: the layout, what several parts show, and what members come for first. */
const BEHIND_THE_LOGIN = [
  'src/statements',
  'src/app/{account-switcher,logout-button,main-navigation,member-*}.tsx',
  'src/platform/{more-button,only-passkey-notice,session-warning-dialog,step-up-{code,dialog,passkey,password}*}.tsx',
  'src/platform/detail-fault-words.ts',
  'src/platform/name-fields.tsx',
];

/** How a member logs in, and where: pages that lead to each other, and that few visits come to. */
const OF_SECURITY = ['src/activity', 'src/factors', 'src/sessions', 'src/identity/{password,security,user-id}-*.tsx'];

/** Whose words the other pages do without. */
const WITH_OWN_WORDS = ['src/apps', 'src/concierge', 'src/developers', 'src/family', 'src/installments', 'src/members'];

/** Of the pages before the login all but the login itself. */
const AT_THE_ENTRANCE = [
  'src/enrolment',
  'src/recovery',
  'src/identity/{verify-*,without-factor}.tsx',
  'src/platform/card-proof-fields.tsx',
];

/** Shown by both. */
const FIELDS_OF_BOTH = ['src/platform/{code,new-password,user-id}-field.tsx', 'src/platform/kept-rule.tsx'];

/** Shown by apps and by the pages for developers. */
const SHOWN_ONCE = 'src/platform/shown-once.tsx';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ja'],
  catalogs: [
    {
      path: 'src/platform/locales/{locale}',
      include: ['src'],
      exclude: [...BEHIND_THE_LOGIN, ...OF_SECURITY, ...AT_THE_ENTRANCE, ...FIELDS_OF_BOTH, ...WITH_OWN_WORDS, SHOWN_ONCE],
    },
    { path: 'src/platform/locales/member/{locale}', include: [...BEHIND_THE_LOGIN, ...FIELDS_OF_BOTH] },
    { path: 'src/platform/locales/entrance/{locale}', include: [...AT_THE_ENTRANCE, ...FIELDS_OF_BOTH] },
    { path: 'src/platform/locales/security/{locale}', include: OF_SECURITY },
    // A feature whose words the other pages do without has a catalog of its own, which its routes fetch beside its code.
    { path: 'src/apps/locales/{locale}', include: ['src/apps', SHOWN_ONCE] },
    { path: 'src/developers/locales/{locale}', include: ['src/developers', SHOWN_ONCE] },
    { path: 'src/family/locales/{locale}', include: ['src/family'] },
    { path: 'src/installments/locales/{locale}', include: ['src/installments'] },
    { path: 'src/members/locales/{locale}', include: ['src/members'] },
    // Members do not load the words of the desk.
    {
      path: 'src/concierge/locales/{locale}',
      include: ['src/concierge', 'src/platform/{code-field,more-button,session-warning-dialog}.tsx'],
    },
  ],
  // Line numbers would change with every edit and say nothing to a translator.
  format: formatter({ lineNumbers: false }),
});

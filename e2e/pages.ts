import type { Page } from '@playwright/test';
import { askForConsent, makeToken, refuseToken, showApps } from './app-states.js';
import {
  askAboutPasskeys,
  askForProof,
  loseRecoveryCodes,
  setUpAuthenticator,
  showAuthenticator,
  showOnePasskey,
  showPasskeys,
  showRecoveryCodes,
  waitForCode,
  waitForPasskey,
} from './factor-states.js';
import { openMember, searchFor, showProposals } from './desk-states.js';
import { askToWithdraw, missRelative, openLimit, reviewRelative, showApplication, showCases, tickOneName } from './family-states.js';
import {
  askToCancel,
  loseAnswer,
  openNotEligible,
  openNthPlan,
  openOffers,
  openReceipt,
  pickTwo,
  reviewOffer,
  reviewTwo,
  showRepaid,
} from './installment-states.js';
import { askAboutLoss, openCard, overtakeAddress, reviewAddress, typePin, typeSharedCode, waitForContactCode } from './member-states.js';
import { reviewName, reviewOneName, showNames, waitForName } from './name-states.js';
import { changeBill } from './statement-states.js';
import { renewSecret, showOwnApps, showProduction, showWebhookLog, showWebhooks } from './developer-states.js';
import { fillCard, LABELS, submitLogin } from './demo.js';

/** Every page there is: a later one joins by one line, and is audited and photographed from then on. */
export interface PageUnderTest {
  name: string;
  path: string;
  /** The demo member who looks at it, or the operator; null for a page before the login. */
  as: string | null;
  /** What it shows; `error` makes its own query fail. */
  state: 'loaded' | 'empty' | 'error';
  /** The service answers 404 for it, which browsers report on the console. */
  isMissing?: boolean;
  /** What is done on it before it is looked at. */
  arrange?: (page: Page, view: View) => Promise<void>;
}

export const PAGES: readonly PageUnderTest[] = [
  { name: 'login', path: '/login', as: null, state: 'loaded' },
  { name: 'login-refused', path: '/login', as: null, state: 'error', arrange: refuseLogin },
  { name: 'login-locked', path: '/login', as: null, state: 'error', arrange: lockLogin },
  { name: 'verify-login', path: '/login/verify', as: null, state: 'loaded', arrange: waitForCode },
  { name: 'verify-login-passkey', path: '/login/verify', as: null, state: 'loaded', arrange: waitForPasskey },
  { name: 'verify-login-expired', path: '/login/verify', as: null, state: 'error' },
  { name: 'register', path: '/register', as: null, state: 'loaded' },
  { name: 'register-code', path: '/register', as: null, state: 'loaded', arrange: goToCode },
  { name: 'register-anew', path: '/register', as: null, state: 'loaded', arrange: loadAnew },
  { name: 'register-refused', path: '/register', as: null, state: 'error', arrange: missCard },
  { name: 'recover', path: '/recover', as: null, state: 'loaded' },
  { name: 'recover-password', path: '/recover/password', as: null, state: 'loaded' },
  { name: 'recover-user-id', path: '/recover/user-id', as: null, state: 'loaded' },
  { name: 'new-password', path: '/recover/new-password#sample', as: null, state: 'loaded' },
  { name: 'new-password-without-link', path: '/recover/new-password', as: null, state: 'error' },
  { name: 'security-password', path: '/security/password', as: 'hanako', state: 'loaded' },
  { name: 'security-user-id', path: '/security/user-id', as: 'hanako', state: 'loaded' },
  { name: 'home', path: '/', as: 'hanako', state: 'loaded' },
  { name: 'home-menu', path: '/', as: 'hanako', state: 'loaded', arrange: openMenu },
  { name: 'home-two-accounts', path: '/', as: 'james', state: 'loaded' },
  { name: 'home-empty', path: '/', as: 'aoi.sato', state: 'empty' },
  { name: 'statements', path: '/statements', as: 'hanako', state: 'loaded' },
  { name: 'statements-empty', path: '/statements', as: 'aoi.sato', state: 'empty' },
  { name: 'statements-error', path: '/statements', as: 'hanako', state: 'error' },
  { name: 'statement', path: '/statements/LATEST', as: 'hanako', state: 'loaded' },
  { name: 'statement-changed', path: '/statements/LATEST', as: 'hanako', state: 'loaded', arrange: changeBill },
  { name: 'unbilled', path: '/statements/unbilled', as: 'hanako', state: 'loaded' },
  { name: 'unbilled-empty', path: '/statements/unbilled', as: 'aoi.sato', state: 'empty' },
  { name: 'transactions', path: '/transactions', as: 'hanako', state: 'loaded' },
  { name: 'transactions-found', path: '/transactions?text=スーパー&sort=LARGEST', as: 'hanako', state: 'loaded' },
  { name: 'transactions-narrowed', path: '/transactions?category=GROCERIES&way=LUMP_SUM&min=3000', as: 'hanako', state: 'loaded' },
  { name: 'transactions-nothing', path: '/transactions?text=zzz', as: 'hanako', state: 'empty' },
  { name: 'transaction', path: '/transactions', as: 'hanako', state: 'loaded', arrange: openFirstUse },
  { name: 'transaction-error', path: '/transactions/none', as: 'hanako', state: 'error' },
  { name: 'installments', path: '/installments', as: 'hanako', state: 'loaded' },
  { name: 'installments-empty', path: '/installments', as: 'aoi.sato', state: 'empty' },
  { name: 'installments-error', path: '/installments', as: 'hanako', state: 'error' },
  { name: 'installment-plan', path: '/installments', as: 'hanako', state: 'loaded', arrange: openNthPlan(0) },
  { name: 'installment-plan-running', path: '/installments', as: 'hanako', state: 'loaded', arrange: openNthPlan(1) },
  { name: 'installment-plan-repaid', path: '/installments', as: 'hanako', state: 'loaded', arrange: showRepaid },
  { name: 'installment-cancel', path: '/installments', as: 'hanako', state: 'loaded', arrange: askToCancel },
  { name: 'installment-receipt', path: '/installments', as: 'hanako', state: 'loaded', arrange: openReceipt },
  { name: 'installments-several', path: '/installments/new', as: 'hanako', state: 'loaded', arrange: pickTwo },
  { name: 'installments-several-empty', path: '/installments/new', as: 'aoi.sato', state: 'empty' },
  { name: 'installments-several-review', path: '/installments/new', as: 'hanako', state: 'loaded', arrange: reviewTwo },
  { name: 'installment-offers', path: '/installments/new', as: 'hanako', state: 'loaded', arrange: openOffers },
  { name: 'installment-review', path: '/installments/new', as: 'hanako', state: 'loaded', arrange: reviewOffer },
  { name: 'installment-not-eligible', path: '/transactions?max=3000', as: 'hanako', state: 'loaded', arrange: openNotEligible },
  { name: 'installment-unsettled', path: '/installments/new', as: 'hanako', state: 'loaded', arrange: loseAnswer },
  { name: 'analysis', path: '/analysis?month=2026-10', as: 'hanako', state: 'loaded' },
  { name: 'analysis-empty', path: '/analysis', as: 'aoi.sato', state: 'empty' },
  { name: 'profile', path: '/profile', as: 'hanako', state: 'loaded' },
  { name: 'profile-two-accounts', path: '/profile', as: 'james', state: 'loaded' },
  { name: 'profile-error', path: '/profile', as: 'hanako', state: 'error' },
  { name: 'profile-name', path: '/profile/name', as: 'hanako', state: 'loaded' },
  { name: 'profile-name-review', path: '/profile/name', as: 'hanako', state: 'loaded', arrange: reviewName },
  { name: 'profile-name-one', path: '/profile/name', as: 'hanako', state: 'loaded', arrange: reviewOneName },
  { name: 'profile-name-waiting', path: '/profile/name', as: 'hanako', state: 'loaded', arrange: waitForName },
  { name: 'profile-address', path: '/profile/address', as: 'hanako', state: 'loaded' },
  { name: 'profile-address-shared', path: '/profile/address', as: 'hanako', state: 'loaded', arrange: typeSharedCode },
  { name: 'profile-address-review', path: '/profile/address', as: 'hanako', state: 'loaded', arrange: reviewAddress },
  { name: 'profile-address-overtaken', path: '/profile/address', as: 'hanako', state: 'loaded', arrange: overtakeAddress },
  { name: 'profile-employment', path: '/profile/employment', as: 'hanako', state: 'loaded' },
  { name: 'profile-employment-empty', path: '/profile/employment', as: 'aoi.sato', state: 'empty' },
  { name: 'profile-email', path: '/profile/email', as: 'hanako', state: 'loaded' },
  { name: 'profile-email-code', path: '/profile/email', as: 'hanako', state: 'loaded', arrange: waitForContactCode },
  { name: 'profile-phone', path: '/profile/phone', as: 'hanako', state: 'loaded' },
  { name: 'profile-notifications', path: '/profile/notifications', as: 'hanako', state: 'loaded' },
  { name: 'profile-delivery', path: '/profile/delivery', as: 'james', state: 'loaded' },
  { name: 'cards', path: '/cards', as: 'hanako', state: 'loaded' },
  { name: 'cards-two-accounts', path: '/cards', as: 'james', state: 'loaded' },
  { name: 'cards-error', path: '/cards', as: 'hanako', state: 'error' },
  { name: 'card', path: '/cards', as: 'hanako', state: 'loaded', arrange: openCard() },
  { name: 'card-frozen', path: '/cards', as: 'hanako', state: 'loaded', arrange: openCard('FROZEN') },
  { name: 'card-frozen-by-basic', path: '/cards', as: 'aoi.sato', state: 'loaded', arrange: openCard('FROZEN_BY_BASIC') },
  { name: 'card-stopped', path: '/cards', as: 'hanako', state: 'loaded', arrange: openCard('STOPPED') },
  { name: 'card-ordered', path: '/cards', as: 'hanako', state: 'loaded', arrange: openCard('ORDERED') },
  { name: 'card-ordered-frozen', path: '/cards', as: 'aoi.sato', state: 'loaded', arrange: openCard('ORDERED_FROZEN') },
  { name: 'card-expired', path: '/cards', as: 'hanako', state: 'loaded', arrange: openCard('EXPIRED') },
  { name: 'card-loss', path: '/cards', as: 'hanako', state: 'loaded', arrange: askAboutLoss },
  { name: 'card-pin', path: '/cards', as: 'hanako', state: 'loaded', arrange: typePin },
  { name: 'family', path: '/family', as: 'hanako', state: 'loaded' },
  { name: 'family-empty', path: '/family', as: 'aoi.sato', state: 'empty' },
  { name: 'family-error', path: '/family', as: 'hanako', state: 'error' },
  { name: 'family-new', path: '/family/new', as: 'hanako', state: 'loaded' },
  { name: 'family-new-faults', path: '/family/new', as: 'hanako', state: 'loaded', arrange: missRelative },
  { name: 'family-new-one-name', path: '/family/new', as: 'hanako', state: 'loaded', arrange: tickOneName },
  { name: 'family-new-review', path: '/family/new', as: 'hanako', state: 'loaded', arrange: reviewRelative },
  { name: 'family-application', path: '/family', as: 'hanako', state: 'loaded', arrange: showApplication(2) },
  { name: 'family-application-issued', path: '/family', as: 'hanako', state: 'loaded', arrange: showApplication(4) },
  { name: 'family-limit', path: '/cards', as: 'hanako', state: 'loaded', arrange: openLimit },
  { name: 'family-withdraw', path: '/family', as: 'hanako', state: 'loaded', arrange: askToWithdraw },
  { name: 'security', path: '/security', as: 'hanako', state: 'loaded' },
  { name: 'passkeys-empty', path: '/security/passkeys', as: 'hanako', state: 'empty' },
  { name: 'passkeys', path: '/security/passkeys', as: 'hanako', state: 'loaded', arrange: showPasskeys },
  { name: 'passkeys-one', path: '/security/passkeys', as: 'hanako', state: 'loaded', arrange: showOnePasskey },
  { name: 'passkeys-asking', path: '/security/passkeys', as: 'hanako', state: 'loaded', arrange: askAboutPasskeys },
  { name: 'passkeys-error', path: '/security/passkeys', as: 'hanako', state: 'error' },
  { name: 'authenticator-empty', path: '/security/authenticator', as: 'hanako', state: 'empty' },
  { name: 'sessions', path: '/security/sessions', as: 'hanako', state: 'loaded' },
  { name: 'sessions-error', path: '/security/sessions', as: 'hanako', state: 'error' },
  { name: 'activity', path: '/security/activity', as: 'hanako', state: 'loaded' },
  { name: 'activity-error', path: '/security/activity', as: 'hanako', state: 'error' },
  { name: 'authenticator', path: '/security/authenticator', as: 'hanako', state: 'loaded', arrange: showAuthenticator },
  { name: 'authenticator-codes-lost', path: '/security/authenticator', as: 'hanako', state: 'loaded', arrange: loseRecoveryCodes },
  { name: 'authenticator-setup', path: '/security/authenticator', as: 'hanako', state: 'loaded', arrange: setUpAuthenticator },
  { name: 'recovery-codes', path: '/security/authenticator', as: 'hanako', state: 'loaded', arrange: showRecoveryCodes },
  { name: 'step-up', path: '/security/authenticator', as: 'hanako', state: 'loaded', arrange: askForProof },
  { name: 'authenticator-error', path: '/security/authenticator', as: 'hanako', state: 'error' },
  { name: 'apps', path: '/apps', as: 'hanako', state: 'loaded', arrange: showApps },
  { name: 'apps-empty', path: '/apps', as: 'aoi.sato', state: 'empty' },
  { name: 'apps-error', path: '/apps', as: 'hanako', state: 'error' },
  { name: 'new-token', path: '/apps/new-token', as: 'hanako', state: 'loaded' },
  { name: 'new-token-refused', path: '/apps/new-token', as: 'hanako', state: 'loaded', arrange: refuseToken },
  { name: 'new-token-made', path: '/apps/new-token', as: 'hanako', state: 'loaded', arrange: makeToken },
  { name: 'consent', path: '/oauth/consent/sample', as: 'hanako', state: 'loaded', arrange: askForConsent },
  { name: 'consent-over', path: '/oauth/consent/sample', as: 'hanako', state: 'empty' },
  { name: 'concierge-login', path: '/concierge/login', as: null, state: 'loaded' },
  { name: 'concierge-search', path: '/concierge', as: 'mori.desk', state: 'loaded' },
  { name: 'concierge-search-short', path: '/concierge', as: 'mori.desk', state: 'error', arrange: searchFor('a') },
  { name: 'concierge-found', path: '/concierge', as: 'mori.desk', state: 'loaded', arrange: searchFor('hanako') },
  { name: 'concierge-nobody', path: '/concierge', as: 'mori.desk', state: 'empty', arrange: searchFor('zzz') },
  { name: 'concierge-member', path: '/concierge', as: 'mori.desk', state: 'loaded', arrange: openMember('hanako') },
  { name: 'concierge-member-locked', path: '/concierge', as: 'mori.desk', state: 'loaded', arrange: openMember('すずき') },
  { name: 'concierge-activity', path: '/concierge/activity', as: 'mori.desk', state: 'loaded' },
  { name: 'concierge-activity-empty', path: '/concierge/activity?kind=OPERATOR_REMOVED', as: 'mori.desk', state: 'empty' },
  { name: 'concierge-proposals', path: '/concierge/proposals', as: 'mori.desk', state: 'loaded', arrange: showProposals },
  { name: 'concierge-proposals-empty', path: '/concierge/proposals', as: 'mori.desk', state: 'empty' },
  { name: 'concierge-family-cards', path: '/concierge/family-cards', as: 'mori.desk', state: 'loaded', arrange: showCases },
  { name: 'concierge-family-cards-empty', path: '/concierge/family-cards', as: 'mori.desk', state: 'empty' },
  { name: 'concierge-name-changes', path: '/concierge/name-changes', as: 'mori.desk', state: 'loaded', arrange: showNames },
  { name: 'concierge-name-changes-empty', path: '/concierge/name-changes', as: 'mori.desk', state: 'empty' },
  { name: 'concierge-products', path: '/concierge/products', as: 'mori.desk', state: 'loaded' },
  { name: 'not-found', path: '/no-such-page', as: 'hanako', state: 'loaded', isMissing: true },
  { name: 'developers', path: '/developers', as: 'hanako', state: 'loaded' },
  { name: 'developers-error', path: '/developers', as: 'hanako', state: 'error' },
  { name: 'developers-production', path: '/developers', as: 'hanako', state: 'loaded', arrange: showProduction },
  { name: 'developer-changelog', path: '/developers/changelog', as: 'hanako', state: 'loaded' },
  { name: 'developer-apps-empty', path: '/developers/apps', as: 'aoi.sato', state: 'empty' },
  { name: 'developer-apps', path: '/developers/apps', as: 'james', state: 'loaded', arrange: showOwnApps },
  { name: 'developer-apps-production', path: '/developers/apps', as: 'aoi.sato', state: 'loaded', arrange: showProduction },
  { name: 'developer-webhooks-empty', path: '/developers/webhooks', as: 'aoi.sato', state: 'empty' },
  { name: 'developer-webhooks', path: '/developers/webhooks', as: 'james', state: 'loaded', arrange: showWebhooks },
  { name: 'developer-webhook', path: '/developers/webhooks/sample', as: 'james', state: 'loaded', arrange: showWebhookLog },
  { name: 'developer-webhook-renewed', path: '/developers/webhooks/sample', as: 'james', state: 'loaded', arrange: renewSecret },
  { name: 'developer-webhook-none', path: '/developers/webhooks/none', as: 'hanako', state: 'error' },
];

export interface View {
  language: 'ja' | 'en';
  theme: 'light' | 'dark';
  width: number;
}

/** All views a page is looked at in. */
export const VIEWS: readonly View[] = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => [390, 1280].map((width) => ({ language, theme, width }))),
);

/** A user ID of each view's own, so that no view meets a lock another has made. */
async function refuseLogin(page: Page, { language, theme, width }: View): Promise<void> {
  await submitLogin(page, `nobody.${language}.${theme}.${width}`, 'not a password', language);
  await page.getByRole('alert').waitFor();
}

/** The same, until it is locked. */
async function lockLogin(page: Page, view: View): Promise<void> {
  const { language, theme, width } = view;
  for (let guess = 0; guess < 4; guess += 1) {
    await submitLogin(page, `locked.${language}.${theme}.${width}`, 'not a password', language);
    await page.getByRole('button', { name: LABELS[language].logIn, exact: true }).and(page.locator(':enabled')).waitFor();
  }
  await page.getByRole('alert').getByRole('link').waitFor();
}

async function openMenu(page: Page, { language }: View): Promise<void> {
  await page.getByRole('button', { name: language === 'ja' ? 'メニュー' : 'Menu' }).click();
  await page.getByRole('dialog').waitFor();
}

/** To the second step, by data no card has: the code is asked for elsewhere. */
async function goToCode(page: Page, { language }: View): Promise<void> {
  await fillCard(page, { cardNumber: '9392 9999 9999 9998', expiry: '04/39', birthDate: '1985/04/01' }, language);
  await page.getByRole('button', { name: language === 'ja' ? '認証コードが手元にある' : 'I have a code already' }).click();
  await page.getByLabel(language === 'ja' ? 'メールに記載の認証コード' : 'Code from the e-mail').waitFor();
}

async function loadAnew(page: Page, view: View): Promise<void> {
  await goToCode(page, view);
  await page.reload();
  await page.getByRole('status').waitFor();
}

async function missCard(page: Page, { language }: View): Promise<void> {
  await page.getByRole('button', { name: language === 'ja' ? '認証コードを送る' : 'Send me a code' }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
}

async function openFirstUse(page: Page, { language }: View): Promise<void> {
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page.getByRole('heading', { name: language === 'ja' ? '履歴' : 'History' }).waitFor();
}

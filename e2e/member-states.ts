import type { Page } from '@playwright/test';
import type { View } from './pages.js';

/** States of the pages about details and cards that a demo member is not in by themselves. */

const WORDS = {
  ja: {
    postalCode: '郵便番号',
    building: '建物名・部屋番号（任意）',
    review: '変更内容を確認する',
    save: 'この内容で変更する',
    newPin: '新しい暗証番号',
  },
  en: {
    postalCode: 'Postal code',
    building: 'Building and room (if any)',
    review: 'Review the change',
    save: 'Save the change',
    newPin: 'New PIN',
  },
} as const;

interface CardAnswer {
  id: string;
  lastFour: string | null;
  state: string;
  canBeControlled: boolean;
  canBeReported: boolean;
  hasPin: boolean | null;
  replacement: object | null;
}
interface Answer {
  viewer: { email: { pending: object | null } };
  node: CardAnswer;
}

/** Changes what the service answers to one operation on its way. */
async function alter(page: Page, operation: string, change: (answer: Answer) => void): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName !== operation) return route.fallback();
    const response = await route.fetch();
    const json = (await response.json()) as { data: Answer };
    change(json.data);
    return route.fulfill({ response, json });
  });
}

/** A town in Aichi and one in Mie share it. */
export async function typeSharedCode(page: Page, { language }: View): Promise<void> {
  await page.getByLabel(WORDS[language].postalCode).fill('４９８－００００');
  await page.getByRole('status').filter({ hasText: /.+/ }).first().waitFor();
}

export async function reviewAddress(page: Page, { language }: View): Promise<void> {
  await page.getByLabel(WORDS[language].building).fill('中野明細ハイツ ３０１');
  await page.getByRole('button', { name: WORDS[language].review }).click();
  await page.getByRole('table').waitFor();
}

/** Another tab was faster. */
export async function overtakeAddress(page: Page, view: View): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    const message = view.language === 'ja' ? '別の画面で内容が変更されました。' : 'The details were changed elsewhere meanwhile.';
    if (operationName !== 'UpdateAddress') return route.fallback();
    return route.fulfill({ json: { data: { updateAddress: { __typename: 'DetailsChanged', code: 'DETAILS_CHANGED', message } } } });
  });
  await reviewAddress(page, view);
  await page.getByRole('button', { name: WORDS[view.language].save }).click();
  await page.getByRole('alert').waitFor();
}

export async function waitForContactCode(page: Page): Promise<void> {
  await alter(page, 'Contacts', ({ viewer }) => {
    viewer.email.pending = { __typename: 'PendingContact', value: 'hanako.yamada.new@example.jp', expiresAt: '2026-11-24T06:30:00.000Z' };
  });
  await page.reload();
  await page.locator('input[name=code]').waitFor();
}

type Shown = 'FROZEN' | 'FROZEN_BY_BASIC' | 'STOPPED' | 'EXPIRED' | 'ORDERED' | 'ORDERED_FROZEN';

/** Opens the first card of the list, as it is or in another state. */
export function openCard(state?: Shown): (page: Page) => Promise<void> {
  return async (page) => {
    if (state !== undefined)
      await alter(page, 'CardPage', ({ node: card }) => {
        card.state = state.includes('FROZEN') ? 'FROZEN' : state;
        card.canBeControlled = state === 'FROZEN' || state === 'ORDERED';
        card.canBeReported = state.startsWith('FROZEN');
        if (state.startsWith('ORDERED')) card.lastFour = null;
        if (state === 'STOPPED') card.replacement = { __typename: 'Card', id: 'Q2FyZDox', lastFour: null };
      });
    await page.reload();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByRole('term').first().waitFor();
  };
}

export async function askAboutLoss(page: Page, { language }: View): Promise<void> {
  await openCard()(page);
  await page.getByRole('button', { name: language === 'ja' ? '紛失・盗難を届け出る' : 'Report it lost or stolen' }).click();
  await page.getByRole('dialog').waitFor();
}

/** To the page of the PIN of the first card, with half of the rules kept. */
export async function typePin(page: Page, { language }: View): Promise<void> {
  await openCard()(page);
  await page.getByRole('link', { name: language === 'ja' ? /暗証番号を/ : /PIN$/ }).click();
  await page.getByLabel(WORDS[language].newPin, { exact: true }).fill('1234');
}

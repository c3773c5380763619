import type { Page } from '@playwright/test';
import { connectionOf } from './connection.js';
import type { View } from './pages.js';

/** States of the pages about family cards that a demo member is not in by themselves. */

const STEPS = [
  { state: 'SUBMITTED', at: '2026-11-16T01:12:00.000Z' },
  { state: 'UNDER_REVIEW', at: '2026-11-17T02:40:00.000Z' },
  { state: 'APPROVED', at: '2026-11-18T05:05:00.000Z' },
  { state: 'ISSUED', at: '2026-11-21T00:30:00.000Z' },
].map((step) => ({ __typename: 'FamilyCardEvent', ...step }));

const personName = (family: string, given: string) => ({ __typename: 'PersonName', family, given });

/** An application that has taken some of the steps. */
function applicationAfter(steps: number) {
  const history = STEPS.slice(0, steps);
  const state = history.at(-1)?.state;
  return {
    __typename: 'FamilyCardApplication',
    id: 'RmFtaWx5Q2FyZEFwcGxpY2F0aW9uOjE',
    relation: 'PARENT',
    name: personName('山田', '節子'),
    nameKana: personName('ヤマダ', 'セツコ'),
    nameLatin: personName('YAMADA', 'SETSUKO'),
    birthDate: '1958-03-09',
    email: 'setsuko@example.jp',
    phone: null,
    state,
    canBeWithdrawn: steps <= 2,
    submittedAt: STEPS[0]?.at,
    history,
    card: state === 'ISSUED' ? { __typename: 'Card', id: 'Q2FyZDox', lastFour: '3907' } : null,
  };
}

async function answer(page: Page, operation: string, data: object): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    return operationName === operation ? route.fulfill({ json: { data } }) : route.fallback();
  });
}

/** One application after some steps: 1 is sent, 4 is issued. */
export function showApplication(steps: number): (page: Page) => Promise<void> {
  return async (page) => {
    const application = applicationAfter(steps);
    await answer(page, 'FamilyApplicationPage', { node: application });
    await page.goto(`/family/${application.id}`);
    await page.getByRole('term').first().waitFor();
  };
}

export async function askToWithdraw(page: Page, { language }: View): Promise<void> {
  await showApplication(1)(page);
  await page.getByRole('button', { name: language === 'ja' ? 'お申し込みを取り下げる' : 'Withdraw the application' }).click();
  await page.getByRole('dialog').waitFor();
}

const FIELDS = {
  familyName: '山田',
  givenName: '節子',
  familyNameKana: 'やまだ',
  givenNameKana: 'せつこ',
  familyNameLatin: 'yamada',
  givenNameLatin: 'setsuko',
  birthDate: '１９５８年３月９日',
  email: 'setsuko@example.jp',
};

/** With everything that can be wrong. */
export async function missRelative(page: Page, { language }: View): Promise<void> {
  await page.locator('input[name=familyNameKana]').fill('山田');
  await page.locator('input[name=familyNameLatin]').fill('やまだ');
  await page.locator('input[name=birthDate]').fill('2020-01-01');
  await page.getByRole('button', { name: language === 'ja' ? 'お申し込み内容を確認する' : 'Review the application' }).click();
  await page.locator('[aria-invalid=true]').first().waitFor();
}

/** Somebody who has one name only. */
export async function tickOneName(page: Page): Promise<void> {
  await page.getByRole('checkbox').check();
  await page.locator('input[name=givenName]').waitFor({ state: 'detached' });
}

export async function reviewRelative(page: Page, { language }: View): Promise<void> {
  await page.getByRole('radio', { name: language === 'ja' ? '父母' : 'Parent' }).check();
  for (const [name, value] of Object.entries(FIELDS)) await page.locator(`input[name=${name}]`).fill(value);
  await page.getByRole('button', { name: language === 'ja' ? 'お申し込み内容を確認する' : 'Review the application' }).click();
  await page.getByRole('term').first().waitFor();
}

/** The desk with one application in each state that waits. */
export async function showCases(page: Page): Promise<void> {
  const member = {
    __typename: 'MemberRecord',
    id: 'TWVtYmVyOjE',
    name: personName('山田', '花子'),
    nameKana: personName('ヤマダ', 'ハナコ'),
    nameLatin: personName('YAMADA', 'HANAKO'),
    contacts: [{ __typename: 'ContactRecord', kind: 'EMAIL', masked: 'h•••@example.jp' }],
  };
  const familyCardCases = [1, 2, 3].map((steps) => {
    const { relation, name, nameKana, nameLatin, state, submittedAt } = applicationAfter(steps);
    const shown = { relation, name, nameKana, nameLatin, state, submittedAt, accountName: 'Meisai Gold Card', age: 68 };
    const contacts = { maskedEmail: 's•••@example.jp', maskedPhone: null };
    return { __typename: 'FamilyCardCase', id: `case-${steps}`, member, ...shown, ...contacts };
  });
  await answer(page, 'FamilyCardCases', { familyCardCases: connectionOf('FamilyCardCase', familyCardCases, true) });
  await page.reload();
  await page.getByRole('term').first().waitFor();
}

/** The limit of the one card of the account that another carries. */
export async function openLimit(page: Page, { language }: View): Promise<void> {
  await page.getByRole('main').getByRole('listitem').getByRole('link').nth(1).click();
  await page.getByRole('link', { name: language === 'ja' ? '限度額を設定する' : 'Set the limit' }).click();
  await page.locator('input[name=amount]').waitFor();
}

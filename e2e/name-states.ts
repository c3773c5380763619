import type { Page } from '@playwright/test';
import { connectionOf } from './connection.js';
import type { View } from './pages.js';

/** States of a change of name that a demo member is not in by themselves. */

const person = (family: string, given: string) => ({ __typename: 'PersonName', family, given });
const TO_BE = { name: person('佐藤', '花子'), nameKana: person('サトウ', 'ハナコ'), nameLatin: person('SATO', 'HANAKO') };
const ON_FILE = { name: person('山田', '花子'), nameKana: person('ヤマダ', 'ハナコ'), nameLatin: person('YAMADA', 'HANAKO') };
const AT = '2026-11-24T01:20:00.000Z';

export async function reviewName(page: Page, { language }: View): Promise<void> {
  await page.getByLabel(language === 'ja' ? '姓' : 'Family name', { exact: true }).fill('佐藤');
  await page.getByRole('button', { name: language === 'ja' ? '変更内容を確認する' : 'Review the change' }).click();
  await page.getByRole('table').waitFor();
}

/** From two names to one. */
export async function reviewOneName(page: Page, { language }: View): Promise<void> {
  await page.getByRole('checkbox').check();
  for (const [field, value] of Object.entries({ familyName: 'スリヤ', familyNameKana: 'スリヤ', familyNameLatin: 'SURIYA' }))
    await page.locator(`input[name=${field}]`).fill(value);
  await page.getByRole('button', { name: language === 'ja' ? '変更内容を確認する' : 'Review the change' }).click();
  await page.getByRole('table').waitFor();
}

/** One change under review, and one that was declined before. */
export async function waitForName(page: Page): Promise<void> {
  const change = (id: string, state: string, endedAt: string | null) => ({
    __typename: 'NameChange',
    id,
    state,
    submittedAt: AT,
    endedAt,
    ...TO_BE,
  });
  const nameChanges = connectionOf('NameChange', [
    change('TmFtZUNoYW5nZToy', 'SUBMITTED', null),
    change('TmFtZUNoYW5nZTox', 'DECLINED', AT),
  ]);
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    if (operationName !== 'NamePage') return route.fallback();
    const response = await route.fetch();
    const json = (await response.json()) as { data: { viewer: { nameChanges: unknown } } };
    json.data.viewer.nameChanges = nameChanges;
    return route.fulfill({ response, json });
  });
  await page.reload();
  await page.getByRole('term').first().waitFor();
}

/** The desk with one change that waits. */
export async function showNames(page: Page): Promise<void> {
  const member = { __typename: 'MemberRecord', id: 'TWVtYmVyOjE', ...ON_FILE };
  await answer(page, 'NameChanges', {
    nameChanges: connectionOf('NameChangeRecord', [
      { __typename: 'NameChangeRecord', id: 'TmFtZUNoYW5nZTox', member, submittedAt: AT, ...TO_BE },
    ]),
  });
  await page.getByRole('term').first().waitFor();
}

async function answer(page: Page, operation: string, data: object): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    return operationName === operation ? route.fulfill({ json: { data } }) : route.fallback();
  });
  await page.reload();
}

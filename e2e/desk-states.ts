import type { Page } from '@playwright/test';
import type { View } from './pages.js';

/** States of the operators' pages. What is searched for stands in no address. */

const WORDS = {
  ja: { search: '検索', nobody: '該当する会員はいません', tooShort: '2文字以上' },
  en: { search: 'Search', nobody: 'Nobody found', tooShort: 'two letters' },
} as const;

export function searchFor(search: string) {
  return async (page: Page, { language }: View): Promise<void> => {
    const words = WORDS[language];
    await page.getByRole('searchbox').fill(search);
    await page.getByRole('button', { name: words.search }).click();
    const found = page.getByRole('main').getByRole('listitem');
    await found.or(page.getByText(words.nobody)).or(page.getByText(words.tooShort)).first().waitFor();
  };
}

/** Opens a member, and the act that stands first. */
export function openMember(search: string) {
  return async (page: Page, view: View): Promise<void> => {
    await searchFor(search)(page, view);
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.locator('summary').first().click();
    await page.waitForLoadState('networkidle');
  };
}

/** One act of each kind that changes a contact, proposed by another operator. */
export async function showProposals(page: Page): Promise<void> {
  const personName = (family: string, given: string) => ({ __typename: 'PersonName', family, given });
  const member = {
    __typename: 'MemberRecord',
    id: 'TWVtYmVyOjE',
    name: personName('山田', '花子'),
    nameKana: personName('ヤマダ', 'ハナコ'),
    nameLatin: personName('YAMADA', 'HANAKO'),
    contacts: [
      { __typename: 'ContactRecord', kind: 'EMAIL', masked: 'h•••@example.jp' },
      { __typename: 'ContactRecord', kind: 'PHONE', masked: '•••5678' },
    ],
    accounts: [],
  };
  const shown = {
    memberId: member.id,
    member,
    userId: 'hanako',
    proposedBy: '工藤 誠',
    isOwn: false,
    expiresAt: '2026-11-25T01:20:00.000Z',
  };
  const proposal = (id: string, kind: string, to: object) => ({
    __typename: 'Proposal',
    id,
    kind,
    ...shown,
    newEmail: null,
    newPhone: null,
    ...to,
  });
  const proposals = [
    proposal('proposal-2', 'CHANGE_PHONE', { newPhone: '+819055550104', reason: '機種変更で番号が変わったとのこと。' }),
    proposal('proposal-1', 'CHANGE_CONTACT', { newEmail: 'hanako.new@example.jp', reason: '以前のアドレスは使えないとのこと。' }),
  ];
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    return operationName === 'Proposals' ? route.fulfill({ json: { data: { proposals } } }) : route.fallback();
  });
  await page.reload();
  await page.getByRole('term').first().waitFor();
}

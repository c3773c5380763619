import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { DEMO_UNENROLLED_CARDS } from '../packages/api/dist/src/demo/demo-cards.js';
import { DEMO_MEMBERS, type DemoMember } from '../packages/api/dist/src/demo/demo-members.js';

/** A login of the demo, as its banner prints it. */
export function demoMember(userId: string): DemoMember {
  const member = DEMO_MEMBERS.find((candidate) => candidate.userId === userId);
  if (member === undefined) throw new Error(`The demo has no ${userId}.`);
  return member;
}

export const LABELS = {
  ja: { userId: 'ユーザーID', password: 'パスワード', logIn: 'ログイン', logOut: 'ログアウト', menu: 'メニュー' },
  en: { userId: 'User ID', password: 'Password', logIn: 'Log in', logOut: 'Log out', menu: 'Menu' },
} as const;
export type UiLanguage = keyof typeof LABELS;

export async function submitLogin(page: Page, userId: string, password: string, language: UiLanguage = 'ja'): Promise<void> {
  const labels = LABELS[language];
  await page.getByRole('textbox', { name: labels.userId, exact: true }).fill(userId);
  await page.getByLabel(labels.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: labels.logIn, exact: true }).click();
}

/** Logs out by way of the menu, as a member does. */
export async function logOut(page: Page, language: UiLanguage = 'ja'): Promise<void> {
  const labels = LABELS[language];
  await page.getByRole('button', { name: labels.menu }).first().click();
  await page
    .getByRole('button', { name: labels.logOut })
    .or(page.getByRole('menuitem', { name: labels.logOut }))
    .first()
    .click();
}

const CARD_LABELS = {
  ja: { cardNumber: 'カード番号', expiry: '有効期限（月/年）', birthDate: '生年月日' },
  en: { cardNumber: 'Card number', expiry: 'Expiry (MM/YY)', birthDate: 'Date of birth' },
} as const;

export interface CardFacts {
  cardNumber: string;
  expiry: string;
  birthDate: string;
}

/** What is printed on the demo card of this holder's mail address. */
export function demoCardOf(email: string): CardFacts {
  const unenrolled = DEMO_UNENROLLED_CARDS.find((card) => card.email === email);
  if (unenrolled !== undefined) return unenrolled;
  const member = DEMO_MEMBERS.find((candidate) => candidate.email === email);
  const [account] = member?.accounts ?? [];
  if (member === undefined || account === undefined) throw new Error(`The demo has no card of ${email}.`);
  return { ...account, birthDate: member.birthDate };
}

export async function fillCard(page: Page, card: CardFacts, language: UiLanguage = 'ja'): Promise<void> {
  for (const field of ['cardNumber', 'expiry', 'birthDate'] as const) {
    await page.getByLabel(CARD_LABELS[language][field], { exact: true }).fill(card[field]);
  }
}

/** The newest mail to an address whose text fits, waited for: mails leave a moment after the act. */
export async function mailTo(request: APIRequestContext, address: string, fits: RegExp): Promise<RegExpMatchArray> {
  let found: RegExpMatchArray | null = null;
  await expect
    .poll(
      async () => {
        const answer = await request.get(`/mail.json?to=${address}`);
        const texts = ((await answer.json()) as { text: string }[]).map(({ text }) => text);
        found = texts.map((text) => text.match(fits)).find((match) => match !== null) ?? null;
        return found !== null;
      },
      { timeout: 15_000 },
    )
    .toBe(true);
  if (found === null) throw new Error('unreachable');
  return found;
}

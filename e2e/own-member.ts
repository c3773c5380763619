import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { addMember, addMemberWithUses } from './add-member.js';
import { submitLogin, type UiLanguage } from './demo.js';

interface Own {
  userId: string;
  password: string;
  cookies: Parameters<BrowserContext['addCookies']>[0];
}
const entered = new Map<string, Own>();

/**
 * Opens a page as a member of the journeys' own, who is added and logs in when they are first named: the journeys that name them go on
 * with that session. Only for journeys that end no session and do not mind what the others changed.
 */
export async function enterOwn(
  page: Page,
  path: string,
  { name, language, hasUses = false }: { name: string; language: UiLanguage; hasUses?: boolean },
): Promise<Own> {
  await page.addInitScript((spoken) => localStorage.setItem('meisai.language', spoken), language);
  const known = entered.get(name);
  if (known !== undefined) {
    await page.context().addCookies(known.cookies);
    await page.goto(path);
    return known;
  }
  // A worker that takes over after a failure begins anew.
  const userId = `${name}.${test.info().workerIndex}`;
  const password = await (hasUses ? addMemberWithUses(userId) : addMember(userId, language));
  await page.goto(path);
  await submitLogin(page, userId, password, language);
  await expect(page).toHaveURL(new RegExp(`:\\d+${path}$`));
  const own = { userId, password, cookies: await page.context().cookies() };
  entered.set(name, own);
  return own;
}

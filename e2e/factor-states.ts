import type { Page } from '@playwright/test';

/** States of the pages about second factors that a demo member is not in by themselves. */

const LOGIN = { __typename: 'Login', secondFactors: ['PASSKEY', 'AUTHENTICATOR', 'RECOVERY_CODE'] };
const PASSKEYS = [passkey('1', '仕事用ノートパソコン', false, '2026-11-20T01:02:03.000Z'), passkey('2', 'iPhone', true, null)];

function passkey(id: string, name: string, isSynced: boolean, lastUsedAt: string | null) {
  return { __typename: 'Passkey', id, name, isSynced, createdAt: '2026-10-03T01:02:03.000Z', lastUsedAt };
}

/** Answers one operation of the page in the service's place. */
export async function answer(page: Page, operation: string, data: object): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { operationName } = route.request().postDataJSON() as { operationName: string };
    return operationName === operation ? route.fulfill({ json: { data } }) : route.fallback();
  });
}

/** The member who is logged in, with another login: an answer for anybody else would end the page's session. */
export async function viewerWith(page: Page, login: object) {
  const asked = await page.request.post('/graphql', { data: { query: '{ viewer { id } }' } });
  const { data } = (await asked.json()) as { data: { viewer: { id: string } } };
  return { viewer: { __typename: 'Member', id: data.viewer.id, login: { ...LOGIN, ...login } } };
}

export async function waitForCode(page: Page): Promise<void> {
  await waitFor(page, LOGIN.secondFactors);
  await page.locator('input[name=code]').waitFor();
}

export async function waitForPasskey(page: Page): Promise<void> {
  await waitFor(page, ['PASSKEY']);
  await page.locator('#without-factor').waitFor();
}

async function waitFor(page: Page, secondFactors: readonly string[]): Promise<void> {
  const expiresAt = '2026-11-24T06:30:00.000Z';
  await answer(page, 'PendingLogin', {
    conciergePhone: '0120-000-000',
    pendingLogin: { __typename: 'PendingLogin', secondFactors, expiresAt },
  });
  await page.reload();
}

export async function showPasskeys(page: Page): Promise<void> {
  await answer(page, 'Passkeys', await viewerWith(page, { passkeys: PASSKEYS }));
  await page.reload();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
}

/** Nothing but one passkey beside the password. */
export async function showOnePasskey(page: Page): Promise<void> {
  await answer(page, 'Passkeys', await viewerWith(page, { passkeys: PASSKEYS.slice(0, 1), secondFactors: ['PASSKEY'] }));
  await page.reload();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
}

/** Codes that were shown and are gone with a reload. */
export async function loseRecoveryCodes(page: Page): Promise<void> {
  const viewer = await viewerWith(page, {});
  await page.evaluate(([key, id]) => sessionStorage.setItem(key, JSON.stringify({ text: id, untilMs: Date.now() + 60_000 })), [
    'meisai.shown-codes',
    viewer.viewer.id,
  ] as const);
  await showAuthenticator(page);
}

/** The second passkey about to be removed, the first one about to be renamed. */
export async function askAboutPasskeys(page: Page): Promise<void> {
  await showPasskeys(page);
  const rows = page.getByRole('main').getByRole('listitem');
  await rows.nth(1).getByRole('button').nth(1).click();
  await rows.nth(0).getByRole('button').first().click();
}

export async function showAuthenticator(page: Page): Promise<void> {
  const authenticator = { __typename: 'Authenticator', confirmedAt: '2026-10-03T01:02:03.000Z', recoveryCodesLeft: 2 };
  await answer(page, 'Authenticator', await viewerWith(page, { authenticator }));
  await page.reload();
  await page.locator('dl').waitFor();
}

export async function setUpAuthenticator(page: Page): Promise<void> {
  const uri = 'otpauth://totp/Meisai:hanako?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Meisai';
  await answer(page, 'StartAuthenticator', {
    startAuthenticator: { __typename: 'AuthenticatorSetup', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri },
  });
  await page.getByRole('main').getByRole('button').click();
  await page.locator('input[name=code]').waitFor();
}

export async function showRecoveryCodes(page: Page): Promise<void> {
  const recoveryCodes = Array.from({ length: 10 }, (_none, index) => `abcd${index}-fghj${index}`.replaceAll(/[01]/g, 'k'));
  await setUpAuthenticator(page);
  await answer(page, 'ConfirmAuthenticator', { confirmAuthenticator: { __typename: 'RecoveryCodes', recoveryCodes } });
  await page.locator('input[name=code]').fill('123456');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2 }).waitFor();
}

export async function askForProof(page: Page): Promise<void> {
  await answer(page, 'StartAuthenticator', { startAuthenticator: { __typename: 'StepUpNeeded', code: 'STEP_UP_NEEDED', message: '' } });
  await answer(page, 'StepUp', await viewerWith(page, { userId: 'hanako' }));
  await page.getByRole('main').getByRole('button').click();
  await page.getByRole('dialog').locator('input[name=code]').waitFor();
}

import type { Page } from '@playwright/test';
import { answer, viewerWith } from './factor-states.js';
import type { View } from './pages.js';

/** States of the pages about apps that no member of the demo is in. */

const APP = {
  __typename: 'App',
  id: 'app',
  name: 'おさいふノート',
  homepage: 'https://budget.example/',
  privacyPolicy: 'https://budget.example/privacy',
  isVerified: false,
};
const USES = [
  { __typename: 'ScopeUse', scope: 'TRANSACTIONS_READ', lastUsedAt: '2026-11-30T03:12:00.000Z' },
  { __typename: 'ScopeUse', scope: 'ACCOUNTS_READ', lastUsedAt: '2026-11-29T22:40:00.000Z' },
];

/** An app that asks for much, changes among it. */
export async function askForConsent(page: Page): Promise<void> {
  await answer(page, 'Consent', {
    authorizationRequest: {
      __typename: 'AuthorizationRequest',
      id: 'sample',
      app: APP,
      scopes: ['ACCOUNTS_READ', 'STATEMENTS_READ', 'TRANSACTIONS_READ', 'INSTALLMENTS_WRITE'],
      returnsTo: 'budget.example',
      validForDays: 180,
    },
  });
  await page.reload();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
}

/** Two apps, one of them never used, and a token of a script. */
export async function showApps(page: Page): Promise<void> {
  const edge = (node: object, cursor: string) => ({ __typename: 'Edge', cursor, node });
  const dates = { connectedAt: '2026-10-03T01:02:03.000Z', expiresAt: '2027-04-01T01:02:03.000Z' };
  const connected = (id: string, more: object) => edge({ __typename: 'ConnectedApp', id, app: { ...APP, id }, ...dates, ...more }, id);
  await answer(
    page,
    'ConnectedApps',
    await viewerWith(page, {
      connectedApps: {
        __typename: 'ConnectedAppConnection',
        edges: [
          connected('1', {
            scopes: ['ACCOUNTS_READ', 'STATEMENTS_READ', 'TRANSACTIONS_READ'],
            lastUsedAt: USES[0]?.lastUsedAt,
            uses: USES,
          }),
          connected('2', {
            app: { ...APP, id: '2', name: 'Ledger for Two' },
            scopes: ['STATEMENTS_READ', 'INSTALLMENTS_WRITE'],
            lastUsedAt: null,
            uses: [],
          }),
        ],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: '2' },
      },
      personalTokens: {
        __typename: 'PersonalTokenConnection',
        edges: [
          edge(
            {
              __typename: 'PersonalToken',
              id: '3',
              name: 'backup.sh',
              scopes: ['STATEMENTS_READ'],
              expiresAt: dates.expiresAt,
              lastUsedAt: '2026-11-30T03:12:00.000Z',
              uses: [],
            },
            '3',
          ),
        ],
      },
    }),
  );
  await page.reload();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
}

/** Asked for without a name and without any access. */
export async function refuseToken(page: Page, { language }: View): Promise<void> {
  await page.getByRole('button', { name: language === 'ja' ? '発行する' : 'Make the token' }).click();
  await page.getByRole('alert').waitFor();
}

/** A token that was just made. */
export async function makeToken(page: Page, { language }: View): Promise<void> {
  await answer(page, 'CreatePersonalToken', {
    createPersonalToken: {
      __typename: 'CreatePersonalTokenSuccess',
      secret: 'meisai_kQ3fD1cWv0pZ7nLr2yXbE5tUa8sGhJm4oNiC6dVwTqk',
      token: { __typename: 'PersonalToken', id: '3', name: 'backup.sh', expiresAt: '2027-04-01T01:02:03.000Z' },
    },
  });
  await page.getByRole('textbox').fill('backup.sh');
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: language === 'ja' ? '発行する' : 'Make the token' }).click();
  await page.getByRole('status').first().waitFor();
}

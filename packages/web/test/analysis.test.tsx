import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, money, server, session } from './server.js';

const group = (what: object, total: number, count = 1) => ({ __typename: 'SpendingGroup', ...what, count, total: money(total) });

/** 12 merchants, the first for 12,000 yen, the last for 1,000. */
const MERCHANTS = Array.from({ length: 12 }, (_, index) => group({ merchant: `店 ${index + 1}` }, (12 - index) * 1_000, 2));
const SPENT = 78_000;

function answerWith(byMonth: object[]) {
  const byCategory = [group({ category: 'GROCERIES' }, SPENT, 24)];
  const node = { __typename: 'Account', id: 'account-1', byMonth, byCategory, byMerchant: MERCHANTS, byCard: [], before: [], yearAgo: [] };
  server.use(
    session(),
    api.query('Analysis', () => HttpResponse.json({ data: { viewer: HANAKO, node } })),
  );
}

it('spending by merchant shows ten, tells what the others come to, and shows all of them when asked', async () => {
  answerWith([group({ month: '2026-10' }, SPENT)]);
  openPage('/analysis?month=2026-10');
  const table = within(await screen.findByRole('table', { name: 'ご利用先別' }));
  const rows = () =>
    table
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent);
  expect(rows()).toHaveLength(11);
  expect(rows()[0]).toBe('店 12件¥12,000');
  expect(rows().at(-1)).toBe('そのほか4件¥3,000');
  await userEvent.setup().click(screen.getByRole('button', { name: 'ご利用先をすべて表示（12か所）' }));
  expect(rows()).toHaveLength(12);
  expect(rows().at(-1)).toBe('店 122件¥1,000');
  expect(screen.queryByRole('button', { name: /すべて表示/ })).toBeNull();
});

it('the average leaves out the month the uses begin with, and the one it is', async () => {
  const now = new Date().toISOString().slice(0, 7);
  answerWith([
    group({ month: now }, 1),
    group({ month: '2026-10' }, SPENT),
    group({ month: '2026-09' }, 60_000),
    group({ month: '2026-08' }, 80_000),
    group({ month: '2026-07' }, 2),
  ]);
  openPage('/analysis?month=2026-10');
  const row = await screen.findByRole('row', { name: /他の月の平均（途中の月を除く）/ });
  expect(row.textContent).toContain('¥70,000');
});

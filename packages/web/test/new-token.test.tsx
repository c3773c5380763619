import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, HANAKO, server, session } from './server.js';

/** What there is to choose from, and what is asked for in the end. */
function service(scopes: string[]): { asked: unknown[] } {
  const told = { asked: [] as unknown[] };
  server.use(
    session(HANAKO),
    api.query('TokenScopes', () => HttpResponse.json({ data: { capabilities: { __typename: 'Capabilities', scopes } } })),
    api.mutation('CreatePersonalToken', ({ variables }) => {
      told.asked.push(variables['input']);
      const token = { __typename: 'PersonalToken', id: '1', name: 'x', expiresAt: '2027-01-01T00:00:00Z' };
      const createPersonalToken = { __typename: 'CreatePersonalTokenSuccess', secret: 'meisai_x', token };
      return HttpResponse.json({ data: { createPersonalToken } });
    }),
  );
  return told;
}

describe('the page that makes a personal token', () => {
  it('offers what there is here, seeing before changing', async () => {
    service(['ACCOUNTS_READ', 'ACCOUNTS_WRITE', 'STATEMENTS_READ']);
    openPage('/apps/new-token');
    await screen.findByRole('group', { name: 'スクリプトが見る情報' });
    const offered = screen.getAllByRole('checkbox').map((box) => box.getAttribute('value'));
    expect(offered).toEqual(['ACCOUNTS_READ', 'STATEMENTS_READ', 'ACCOUNTS_WRITE']);
  });

  it('says at each field what is missing, and asks once all is there', async () => {
    const user = userEvent.setup();
    const told = service(['ACCOUNTS_READ', 'SIMULATE']);
    openPage('/apps/new-token');
    const make = await screen.findByRole('button', { name: '発行する' });
    await user.click(make);
    const name = screen.getByRole('textbox', { name: '名前' });
    screen.getByRole('textbox', { name: '名前', description: '名前を入力してください。' });
    expect(screen.getByRole('alert').textContent).toBe('1つ以上選択してください。');
    await user.type(name, 'backup.sh');
    await user.click(screen.getByRole('checkbox', { name: /お試し用/ }));
    expect(told.asked).toEqual([]);
    await user.click(make);
    await screen.findByText('meisai_x');
    expect(told.asked).toEqual([{ name: 'backup.sh', scopes: ['SIMULATE'], validForDays: 30 }]);
  });
});

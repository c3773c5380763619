import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { openPage } from './open-page.js';
import { api, server } from './server.js';

beforeEach(() => server.use(api.query('ConciergePhone', () => HttpResponse.json({ data: { conciergePhone: '0120-000-000' } }))));

async function typeCard(): Promise<void> {
  await userEvent.type(await screen.findByLabelText(/カード番号/), '4242424242424242');
  await userEvent.type(screen.getByLabelText(/有効期限/), '04/29');
  await userEvent.type(screen.getByLabelText(/生年月日/), '1985/04/01');
}

async function expectNumberIn(role: 'alert' | 'status', text: RegExp): Promise<void> {
  const notice = (await screen.findByText(text)).closest<HTMLElement>(`[role=${role}]`);
  if (notice === null) throw new Error('There is no such notice.');
  expect((await within(notice).findByRole('link', { name: /0120-000-000/ })).getAttribute('href')).toBe('tel:0120000000');
}

describe('who is told to call the concierge desk is given its number', () => {
  it('after a code for registering was sent', async () => {
    const sent = { __typename: 'RequestEnrolmentCodeSuccess', validForMinutes: 15 };
    server.use(api.mutation('RequestEnrolmentCode', () => HttpResponse.json({ data: { requestEnrolmentCode: sent } })));
    openPage('/register');
    await typeCard();
    await userEvent.click(screen.getByRole('button', { name: '認証コードを送る' }));
    await expectNumberIn('status', /コンシェルジュデスク/);
  });

  it.each([
    ['CardExpired', 'CARD_EXPIRED', true],
    ['CardClosed', 'CARD_CLOSED', true],
    ['AlreadyEnrolled', 'ALREADY_ENROLLED', false],
  ])('where a card is refused: %s', async (typeName, code, isGiven) => {
    const refused = { __typename: typeName, code, message: 'このカードでは登録できません。' };
    server.use(api.mutation('RequestEnrolmentCode', () => HttpResponse.json({ data: { requestEnrolmentCode: refused } })));
    openPage('/register');
    await typeCard();
    await userEvent.click(screen.getByRole('button', { name: '認証コードを送る' }));
    if (isGiven) return expectNumberIn('alert', /このカードでは/);
    await screen.findByText(refused.message);
    expect(screen.queryByRole('link', { name: /0120-000-000/ })).toBeNull();
  });

  it('after a link for a new password was asked for', async () => {
    const sent = { __typename: 'RequestPasswordReissueSuccess', validForMinutes: 30 };
    server.use(api.mutation('RequestPasswordReissue', () => HttpResponse.json({ data: { requestPasswordReissue: sent } })));
    openPage('/recover/password');
    await userEvent.type(await screen.findByLabelText(/ユーザーID/), 'hanako');
    await userEvent.click(screen.getByRole('button', { name: /リンクを送る|送信/ }));
    await expectNumberIn('status', /コンシェルジュデスク/);
  });
});

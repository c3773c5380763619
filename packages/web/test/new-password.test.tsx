import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { openPage } from './open-page.js';

it('a rule about a name that the page does not know is never said to be kept', async () => {
  openPage('/recover/new-password#token-of-the-mail');
  const user = userEvent.setup();
  await user.type(await screen.findByLabelText('新しいパスワード'), 'jiro-no-kazoku-card');
  const kept = screen.getAllByText('（満たしています）').map((mark) => mark.parentElement?.textContent);
  expect(kept).toEqual(['15文字以上（現在19文字）（満たしています）', 'ユーザーID、サービスの名称を含まない（満たしています）']);
  expect(screen.getByText('お名前・メールアドレスを含むものもお使いいただけません。')).toBeDefined();
});

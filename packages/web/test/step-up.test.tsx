import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { createApolloClient } from '../src/platform/apollo-client.js';
import { speakToMembers } from '../src/platform/language.js';
import { StepUpProvider, useStepUp } from '../src/platform/step-up.js';
import { api, server } from './server.js';

let acts: string[];
let isFresh: boolean;
beforeEach(async () => {
  await speakToMembers();
  acts = [];
  isFresh = false;
  const login = { __typename: 'Login', userId: 'hanako', secondFactors: [] as string[] };
  server.use(
    api.query('StepUp', () => HttpResponse.json({ data: { viewer: { __typename: 'Member', id: 'member-1', login } } })),
    api.mutation('StepUpWithPassword', ({ variables }) => {
      isFresh = variables['password'] === 'right';
      return HttpResponse.json({ data: { stepUpWithPassword: isFresh ? PROVED : WRONG } });
    }),
  );
});

const PROVED = { __typename: 'StepUpSuccess', provedUntil: '2026-11-24T06:30:00.000Z' };
const WRONG = { __typename: 'WrongPassword', code: 'WRONG_PASSWORD', message: 'パスワードが正しくありません。' };

/** A form whose act needs a fresh proof, as an act of any feature does. */
function Form() {
  const withProof = useStepUp();
  const act = async () => ({ data: { act: { __typename: isFresh ? 'ActSuccess' : 'StepUpNeeded' } } });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void withProof(act).then(({ data }) => acts.push(data.act.__typename));
      }}
    >
      <input aria-label="typed" />
      <button type="submit">act</button>
    </form>
  );
}

async function submitForm() {
  render(
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={createApolloClient('http://localhost:3000/graphql')}>
        <StepUpProvider>
          <Form />
        </StepUpProvider>
      </ApolloProvider>
    </I18nProvider>,
  );
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('typed'), 'kept');
  await user.click(screen.getByRole('button', { name: 'act' }));
  await screen.findByRole('dialog', { name: 'ご本人の確認をお願いします' });
  return user;
}

describe('an act that needs a fresh proof', () => {
  it('asks for it, and is then repeated by itself; what was typed is kept', async () => {
    const user = await submitForm();
    await user.type(screen.getByLabelText('パスワード'), 'right{Enter}');
    await waitFor(() => expect(acts).toEqual(['ActSuccess']));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('typed').value).toBe('kept');
  });

  it('says that the password was wrong, and asks again', async () => {
    const user = await submitForm();
    await user.type(screen.getByLabelText('パスワード'), 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('パスワードが正しくありません。');
    expect(acts).toEqual([]);
  });

  it('sends nothing where nothing was entered', async () => {
    const user = await submitForm();
    let proofs = 0;
    server.events.on('request:start', () => (proofs += 1));
    await user.click(screen.getByRole('button', { name: '確認する' }));
    expect((await screen.findByRole('alert')).textContent).toContain('パスワードを入力してください。');
    expect(proofs).toBe(0);
  });

  it('is left undone where the member cancels, by button or by Escape', async () => {
    const user = await submitForm();
    await user.click(screen.getByRole('button', { name: 'キャンセル' }));
    await waitFor(() => expect(acts).toEqual(['StepUpNeeded']));
    await user.click(screen.getByRole('button', { name: 'act' }));
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(acts).toEqual(['StepUpNeeded', 'StepUpNeeded']));
    expect(screen.getByLabelText<HTMLInputElement>('typed').value).toBe('kept');
  });
});

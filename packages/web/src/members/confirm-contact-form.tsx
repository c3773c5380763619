import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useAttempt, useSubmit } from '../platform/use-attempt.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { TextField } from '../ui/text-field.js';
import type { Send } from './new-contact-form.js';

/** Brings the code back. */
export type Confirm = (
  code: string,
) => Promise<{ data?: { confirmed: { __typename: string; message?: string; contact?: { value: string | null } } } | null | undefined }>;

interface ConfirmContactFormProps {
  pending: { value: string; expiresAt: string };
  title: string;
  send: Send;
  confirm: Confirm;
  onNews: () => Promise<void>;
  onConfirmed: (value: string) => void;
  onAnother: () => void;
}

/** Asks for the code that was sent to a contact; another code, or another contact, can be asked for. */
export function ConfirmContactForm({ pending, title, send, confirm, onNews, onConfirmed, onAnother }: ConfirmContactFormProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const withProof = useStepUp();
  const [code, setCode] = useState('');
  const [isSentAgain, setIsSentAgain] = useState(false);
  const again = useAttempt();
  const { problem, isBusy, onSubmit } = useSubmit(async () => {
    if (code.trim() === '') return { kind: 'REFUSED', message: t`Please enter the code.` };
    const answer = (await confirm(code)).data?.confirmed;
    if (answer?.__typename !== 'ContactConfirmed') return problemIn(answer);
    onConfirmed(answer.contact?.value ?? pending.value);
    return null;
  });
  const sendAgain = () =>
    again.attempt(async () => {
      setIsSentAgain(false);
      const answer = (await withProof(() => send(pending.value))).data?.sent;
      if (answer?.__typename !== 'ContactCodeSent') return problemIn(answer);
      setCode('');
      setIsSentAgain(true);
      await onNews();
      return null;
    });

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
      <Notice tone="news" title={title}>
        <p>{t`It counts until ${formats.time(pending.expiresAt)}. Until it is confirmed, everything stays as it is.`}</p>
        {isSentAgain && <p>{t`This is a new code; the one before counts no more.`}</p>}
      </Notice>
      <ProblemBox problem={problem ?? again.problem} />
      <TextField
        label={t`Code (eight digits)`}
        name="code"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={20}
        required
        aria-invalid={problem?.kind === 'REFUSED'}
        className="font-mono tracking-widest"
      />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {isBusy ? t`Sending…` : t`Confirm`}
      </Button>
      <div className="flex flex-wrap gap-3">
        <Button isBusy={again.isBusy} onClick={() => void sendAgain()}>{t`Send a new code`}</Button>
        <Button onClick={onAnother}>{t`Enter another one`}</Button>
      </div>
    </form>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useRef, useState, type ComponentProps } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';

interface SentAnswer {
  __typename: string;
  message?: string;
  faults?: readonly { message: string }[];
}

/** Has a code sent to a contact to be. */
export type Send = (value: string) => Promise<{ data?: { sent: SentAnswer } | null | undefined }>;

interface NewContactFormProps {
  label: string;
  field: Pick<ComponentProps<typeof TextField>, 'type' | 'autoComplete' | 'maxLength' | 'hint'>;
  send: Send;
  onSent: () => Promise<void>;
}

/** Asks for the contact to be, and for a fresh proof where the last one is too old. */
export function NewContactForm({ label, field, send, onSent }: NewContactFormProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { problem, isBusy, onSubmit } = useSubmit(async () => {
    if (value.trim() === '') return fail(t`Please fill this in.`);
    const answer = (await withProof(() => send(value))).data?.sent;
    if (answer?.__typename === 'DetailsRejected') return fail(answer.faults?.[0]?.message ?? answer.message ?? '');
    if (answer?.__typename !== 'ContactCodeSent') return problemIn(answer);
    await onSent();
    return null;
  });

  function fail(message: string): null {
    setError(message);
    input.current?.focus();
    return null;
  }

  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid gap-6">
      <ProblemBox problem={problem} />
      <TextField
        {...field}
        ref={input}
        label={label}
        name="contact"
        value={value}
        onChange={(event) => {
          setValue(event.currentTarget.value);
          setError(null);
        }}
        error={error}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        required
      />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {isBusy ? t`Sending…` : t`Send a code there`}
      </Button>
    </form>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { CardProofFields, type useCardProof } from '../platform/card-proof-fields.js';
import { DeskForRefusal } from '../platform/concierge-desk.js';
import { formatTime } from '../platform/instant-format.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import type { CardProofInput } from '../platform/schema.generated.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { useRequestEnrolmentCodeMutation } from './register-page.generated.js';
import { registrationNote } from './registration-note.js';

interface CardStepProps {
  form: ReturnType<typeof useCardProof>;
  /** Whether the holder was further already, and the page was loaded anew since. */
  isAnew: boolean;
  /** @param validForMinutes how long the code counts that was just sent; null where none was asked for. */
  onContinue: (card: CardProofInput, validForMinutes: number | null) => void;
}

/** Asks for the card, and has a code sent to the contact on file. */
export function CardStep({ form, isAnew, onContinue }: CardStepProps) {
  const { t, i18n } = useLingui();
  const [requestCode] = useRequestEnrolmentCodeMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const [codeUntil] = useState(registrationNote.codeUntil);
  const until = codeUntil === null ? null : formatTime(codeUntil, i18n.locale);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const card = form.read();
    if (card !== null) void attempt(() => send(card));
  }

  async function send(card: CardProofInput): Promise<Problem | null> {
    const answer = (await requestCode({ variables: { card } })).data?.requestEnrolmentCode;
    if (answer?.__typename !== 'RequestEnrolmentCodeSuccess') return problemIn(answer);
    onContinue(card, answer.validForMinutes);
    return null;
  }

  function goOn(): void {
    const card = form.read();
    if (card !== null) onContinue(card, null);
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-6">
      <p className="text-sm text-mute">{t`Step 1 of 2: your card. We mail a code to the address we have on file.`}</p>
      {isAnew && (
        <Notice tone="news" title={t`Please enter your card’s data once more.`}>
          <p>{t`To protect you we keep them nowhere, so they are gone when the page is loaded anew.`}</p>
          {until !== null && <p>{t`The code that was sent counts until ${until}: go on with “I have a code already”.`}</p>}
        </Notice>
      )}
      <ProblemBox problem={problem}>
        <DeskForRefusal problem={problem} />
      </ProblemBox>
      <CardProofFields form={form} />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {t`Send me a code`}
      </Button>
      <Button onClick={goOn}>{t`I have a code already`}</Button>
    </form>
  );
}

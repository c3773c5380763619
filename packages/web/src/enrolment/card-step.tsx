import { useLingui } from '@lingui/react/macro';
import { useState, type FormEvent } from 'react';
import { CardProofFields, type useCardProof } from '../platform/card-proof-fields.js';
import { faultOf } from '../platform/fault.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import type { CardProofInput } from '../platform/schema.generated.js';
import { Button } from '../ui/button.js';
import { useRequestEnrolmentCodeMutation } from './register-page.generated.js';

interface CardStepProps {
  form: ReturnType<typeof useCardProof>;
  /** @param validForMinutes how long the code counts that was just sent; null where none was asked for. */
  onContinue: (card: CardProofInput, validForMinutes: number | null) => void;
}

/** Asks for the card, and has a code sent to the contact on file. */
export function CardStep({ form, onContinue }: CardStepProps) {
  const { t } = useLingui();
  const [requestCode, { loading }] = useRequestEnrolmentCodeMutation();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const card = form.read();
    if (card === null || loading) return;
    setProblem(null);
    try {
      const { data } = await requestCode({ variables: { card } });
      onContinue(card, data?.requestEnrolmentCode.validForMinutes ?? null);
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  function goOn(): void {
    const card = form.read();
    if (card !== null) onContinue(card, null);
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <p className="text-sm text-mute">{t`Step 1 of 2: your card. We send a code to the e-mail address we have on file.`}</p>
      <ProblemBox problem={problem} />
      <CardProofFields form={form} />
      <Button type="submit" look="primary" isBusy={loading}>
        {t`Send me a code`}
      </Button>
      <Button onClick={goOn}>{t`I have a code already`}</Button>
    </form>
  );
}

import { useLingui } from '@lingui/react/macro';
import { canonicalPin, findPinFault, type PinOwner } from '@meisai/schema/rules';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { useFirstFault } from '../platform/use-first-fault.js';
import { Button } from '../ui/button.js';
import { PinField } from './pin-field.js';
import { useChangePinMutation } from './pin-page.generated.js';
import { PinRules } from './pin-rules.js';

interface PinFormProps {
  cardId: string;
  hasPin: boolean;
  /** What may not stand in it, as far as the page knows it: the server knows more. */
  known: PinOwner;
  onChanged: (what: 'SET' | 'CHANGED') => void;
  onLocked: (message: string) => void;
  /** Another tab has set one meanwhile. */
  onOvertaken: () => Promise<void>;
}

/** Asks for the PIN there is, where there is one, and twice for the one to be. */
export function PinForm({ cardId, hasPin, known, onChanged, onLocked, onOvertaken }: PinFormProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [change] = useChangePinMutation();
  const [typed, setTyped] = useState({ current: '', next: '', again: '' });
  const [errors, setErrors] = useState<Partial<typeof typed>>({});
  const firstFault = useFirstFault();
  const fault = findPinFault(typed.next, known);
  const { problem, isBusy, onSubmit } = useSubmit(async () => {
    const found = findErrors();
    refuse(found);
    if (Object.keys(found).length > 0) return null;
    const input = { cardId, newPin: typed.next, ...(hasPin ? { currentPin: typed.current } : {}) };
    const answer = (await withProof(() => change({ variables: { input } }))).data?.changePin;
    if (answer?.__typename === 'ChangePinSuccess') onChanged(hasPin ? 'CHANGED' : 'SET');
    else if (answer?.__typename === 'PinLocked') onLocked(answer.message);
    else if (answer?.__typename === 'WrongPin' && !hasPin) {
      await onOvertaken();
      refuse({ current: t`A PIN was set meanwhile. Enter it to change it.` });
    } else if (answer?.__typename === 'WrongPin') refuse({ current: answer.message });
    else if (answer?.__typename === 'PinRejected') refuse({ next: answer.message });
    else return problemIn(answer);
    return null;
  });

  function refuse(found: Partial<typeof typed>): void {
    setErrors(found);
    firstFault.show();
  }

  function findErrors(): Partial<typeof typed> {
    const kept = canonicalPin(typed.next);
    return {
      ...(hasPin && !/^\d{4}$/.test(canonicalPin(typed.current)) ? { current: t`Please enter the four digits of the PIN there is.` } : {}),
      ...(fault === null ? {} : { next: t`Please choose a PIN that keeps the rules below it.` }),
      ...(kept === canonicalPin(typed.again) ? {} : { again: t`The two are not the same.` }),
    };
  }

  const field = (name: keyof typeof typed) => ({
    name,
    value: typed[name],
    error: errors[name] ?? null,
    onType: (text: string) => {
      setTyped((before) => ({ ...before, [name]: text }));
      setErrors(({ [name]: _mended, ...rest }) => rest);
    },
  });

  return (
    <form ref={firstFault.form} method="post" noValidate autoComplete="off" onSubmit={onSubmit} className="grid gap-6">
      <ProblemBox problem={problem} />
      {hasPin && <PinField {...field('current')} label={t`PIN now`} />}
      <PinField {...field('next')} label={t`New PIN`} hint={<PinRules fault={fault} isTyped={typed.next !== ''} />} />
      <PinField {...field('again')} label={t`New PIN once more`} />
      <Button type="submit" look="primary" isBusy={isBusy}>
        {isBusy ? t`Sending…` : hasPin ? t`Change the PIN` : t`Set the PIN`}
      </Button>
    </form>
  );
}

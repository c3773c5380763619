import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../ui/button.js';

interface ConfirmedButtonProps {
  label: string;
  /** What is asked before it is done. */
  ask: string;
  isBusy: boolean;
  onConfirm: () => void;
}

/** Something that cannot be undone: it is asked about in place, and the focus goes along. */
export function ConfirmedButton({ label, ask, isBusy, onConfirm }: ConfirmedButtonProps) {
  const { t } = useLingui();
  const [isAsked, setIsAsked] = useState(false);
  const question = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  function show(isNowAsked: boolean): void {
    flushSync(() => setIsAsked(isNowAsked));
    (isNowAsked ? question : button).current?.focus();
  }

  if (!isAsked)
    return (
      <p>
        <Button ref={button} isBusy={isBusy} onClick={() => show(true)}>
          {label}
        </Button>
      </p>
    );
  return (
    <div ref={question} tabIndex={-1} role="group" aria-label={ask} className="grid gap-3 border-l-2 border-danger pl-4 outline-none">
      <p className="text-sm">{ask}</p>
      <div className="flex flex-wrap gap-3">
        <Button isBusy={isBusy} onClick={onConfirm}>
          {label}
        </Button>
        <Button onClick={() => show(false)}>{t`Keep it`}</Button>
      </div>
    </div>
  );
}

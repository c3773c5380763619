import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, type ReactNode } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { usePageTitle } from '../platform/page-title.js';
import { Button } from '../ui/button.js';
import type { ActInProgress } from './use-installment-act.js';

interface ReviewProps {
  progress: ActInProgress;
  onConfirm: () => void;
  onBack: () => void;
  /** What is confirmed. */
  children: ReactNode;
}

/** Everything once more before it is agreed on. */
export function Review({ progress, onConfirm, onBack, children }: ReviewProps) {
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(t`Review and confirm`);
  useEffect(() => heading.current?.focus(), []);
  const { refusal } = progress;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <p className="text-sm text-mute">{t`Change to installments`}</p>
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-light outline-none">{t`Review and confirm`}</h1>
      </div>
      {children}
      <ProblemBox problem={refusal === null || refusal.code === 'STEP_UP_NEEDED' ? null : { kind: 'REFUSED', message: refusal.message }} />
      <div className="flex flex-wrap gap-3">
        <Button look="primary" isBusy={progress.isBusy} onClick={onConfirm}>
          {progress.isBusy ? t`Sending…` : t`Confirm the installments`}
        </Button>
        <Button onClick={() => progress.isBusy || onBack()}>{t`Back to the offers`}</Button>
      </div>
    </div>
  );
}

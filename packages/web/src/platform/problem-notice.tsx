import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Notice } from '../ui/notice.js';
import type { Fault } from './fault.js';
import { useFaultText } from './fault-text.js';
import type { RefusalCode } from './schema.generated.js';

/** What kept an act from being done: a fault, or a refusal with the words of the API. */
export type Problem = Fault | { kind: 'REFUSED'; code?: RefusalCode | undefined; message: string };

/** @param children what a refusal leads on to */
export function ProblemNotice({ problem, children }: { problem: Problem; children?: ReactNode }) {
  const { t } = useLingui();
  const textOf = useFaultText();
  if (problem.kind === 'REFUSED')
    return (
      <Notice tone="danger" title={problem.message}>
        {children}
      </Notice>
    );
  const { title, advice } = textOf(problem);
  const requestId = problem.kind === 'FAILED' ? problem.requestId : null;
  return (
    <Notice tone="danger" title={title}>
      <p>{advice}</p>
      {requestId !== null && (
        <p className="text-sm text-mute">
          {t`Request ID`}: <code className="select-all">{requestId}</code>
        </p>
      )}
    </Notice>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Notice } from '../ui/notice.js';
import type { Fault } from './fault.js';
import { useFaultText } from './fault-text.js';

/** What kept an act from being done: a fault, or a refusal with the words of the API. */
export type Problem = Fault | { kind: 'REFUSED'; message: string };

export function ProblemNotice({ problem }: { problem: Problem }) {
  const { t } = useLingui();
  const textOf = useFaultText();
  if (problem.kind === 'REFUSED') return <Notice tone="danger" title={problem.message} />;
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

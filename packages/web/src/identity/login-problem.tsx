import { useLingui } from '@lingui/react/macro';
import type { Fault } from '../platform/fault.js';
import { useFaultText } from '../platform/fault-text.js';
import type { RefusalCode } from '../platform/schema.generated.js';
import { Notice } from '../ui/notice.js';

export type Problem = Fault | { kind: RefusalCode } | { kind: 'INCOMPLETE' };

/** Why a login failed, each cause in its own words with its own next step. */
export function LoginProblem({ problem }: { problem: Problem }) {
  const { t } = useLingui();
  const textOfFault = useFaultText();
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

  function textOf(cause: Problem): { title: string; advice: string } {
    switch (cause.kind) {
      case 'INCOMPLETE':
        return { title: t`Something is missing.`, advice: t`Please enter your user ID and your password.` };
      case 'WRONG_CREDENTIALS':
        return {
          title: t`The user ID or the password is wrong.`,
          advice: t`Please check both. After several wrong passwords in a row the login locks for at least 30 minutes.`,
        };
      case 'LOGIN_LOCKED':
        return {
          title: t`This login is locked to protect you.`,
          advice: t`There were several wrong passwords in a row. It opens again by itself after 30 minutes to 24 hours. If you cannot wait, contact the concierge desk.`,
        };
      case 'UNREACHABLE':
      case 'UNAVAILABLE':
      case 'FAILED':
        return textOfFault(cause);
      default:
        return textOfFault({ kind: 'FAILED', requestId: null });
    }
  }
}

import { useLingui } from '@lingui/react/macro';
import type { Fault } from '../platform/fault.js';
import { ProblemNotice } from '../platform/problem-notice.js';
import type { RefusalCode } from '../platform/schema.generated.js';
import { Notice } from '../ui/notice.js';

export type Problem = Fault | { kind: RefusalCode; message: string } | { kind: 'INCOMPLETE' };

/** Why a login failed, each cause in its own words with its own next step; a refusal this page has no words for in those of the API. */
export function LoginProblem({ problem }: { problem: Problem }) {
  const { t } = useLingui();
  switch (problem.kind) {
    case 'INCOMPLETE':
      return (
        <Notice tone="danger" title={t`Something is missing.`}>
          <p>{t`Please enter your user ID and your password.`}</p>
        </Notice>
      );
    case 'WRONG_CREDENTIALS':
      return (
        <Notice tone="danger" title={t`The user ID or the password is wrong.`}>
          <p>{t`Please check both. After several wrong passwords in a row the login locks for at least 30 minutes.`}</p>
        </Notice>
      );
    case 'LOGIN_LOCKED':
      return (
        <Notice tone="danger" title={t`This login is locked to protect you.`}>
          <p>{t`There were several wrong passwords in a row. It opens again by itself after 30 minutes to 24 hours. If you cannot wait, choose a new password by “Forgot your password?” below, or contact the concierge desk.`}</p>
        </Notice>
      );
    default:
      return <ProblemNotice problem={'message' in problem ? { kind: 'REFUSED', message: problem.message } : problem} />;
  }
}

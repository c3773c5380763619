import { useLingui } from '@lingui/react/macro';
import { ConciergePhone } from '../platform/concierge-phone.js';
import type { Fault } from '../platform/fault.js';
import { ProblemNotice } from '../platform/problem-notice.js';
import type { RefusalCode } from '../platform/schema.generated.js';
import { Notice } from '../ui/notice.js';

/** A refusal of the API, with whom to call where that helps. */
export interface LoginRefusal {
  kind: RefusalCode;
  message: string;
  conciergePhone?: string | null;
}

export type Problem = Fault | LoginRefusal | { kind: 'INCOMPLETE' } | { kind: 'NO_PASSKEY'; isSecondStep: boolean };

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
    // No passkey fits, or the member broke off: browsers do not say which.
    case 'NO_PASSKEY':
      return (
        <Notice tone="news" title={t`No passkey was used.`}>
          <p>
            {problem.isSecondStep
              ? t`Try again, or choose another device.`
              : t`Try again, choose another device, or log in with your password.`}
          </p>
        </Notice>
      );
    // The guess that locks is answered like those before it, so the words are true of both.
    case 'WRONG_CREDENTIALS':
      return (
        <Notice tone="danger" title={t`The user ID or the password is wrong.`}>
          <p>{t`Please check both, or use “Forgot your password?” or “Forgot your user ID?” below.`}</p>
          <p>{t`After several wrong passwords in a row the login is locked: from then on even the right password is refused, for at least 30 minutes.`}</p>
        </Notice>
      );
    // True of every lock: who has proved nothing is not told which it is.
    case 'LOGIN_LOCKED':
      return (
        <Notice tone="danger" title={t`This login is locked to protect you.`}>
          <p>{t`After several wrong passwords in a row it opens again by itself, after 30 minutes to 24 hours; sooner with a passkey, or with a new password by “Forgot your password?” below.`}</p>
          <p>{t`If the concierge desk has locked it, only a call to the desk opens it.`}</p>
          <ConciergePhone phone={problem.conciergePhone ?? null} />
        </Notice>
      );
    case 'LOGIN_SHUT':
      return (
        <Notice tone="danger" title={t`The concierge desk has locked this login.`}>
          <p>{t`Only a call to the desk opens it again.`}</p>
          <ConciergePhone phone={problem.conciergePhone ?? null} />
        </Notice>
      );
    case 'REISSUE_NEEDED':
      return (
        <Notice tone="danger" title={t`This password alone does not let you in.`}>
          <p>{t`The second factors of this login were removed. Please choose a new password by “Forgot your password?” below.`}</p>
        </Notice>
      );
    default:
      return <ProblemNotice problem={'message' in problem ? { kind: 'REFUSED', message: problem.message } : problem} />;
  }
}

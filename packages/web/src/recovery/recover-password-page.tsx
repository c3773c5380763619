import { useLingui } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Entrance } from '../platform/entrance.js';
import '../platform/entrance-words.js';
import { faultOf } from '../platform/fault.js';
import { usePageTitle } from '../platform/page-title.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import { UserIdField } from '../platform/user-id-field.js';
import { Button } from '../ui/button.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { useRequestPasswordReissueMutation } from './recovery.generated.js';
import { SentNotice } from './sent-notice.js';

/** Asks for a link by which a new password is chosen. */
export function Page() {
  const { t } = useLingui();
  const [request, { loading }] = useRequestPasswordReissueMutation();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [validForMinutes, setValidForMinutes] = useState<number | null>(null);
  const userIdTypedBefore = useLocation({ select: ({ state }) => state.userId });
  usePageTitle(t`Choose a new password`);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (loading) return;
    const userId = String(new FormData(event.currentTarget).get('userId'));
    if (userId.trim() === '') return setProblem({ kind: 'REFUSED', message: t`Please enter your user ID.` });
    setProblem(null);
    try {
      const { data } = await request({ variables: { userId } });
      setValidForMinutes(data?.requestPasswordReissue.validForMinutes ?? null);
    } catch (error) {
      setProblem(faultOf(error));
    }
  }

  return (
    <Entrance title={t`Choose a new password`}>
      <form method="post" noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
        {validForMinutes === null ? (
          <p className="text-sm text-mute">{t`We send a link to the e-mail address we have on file.`}</p>
        ) : (
          <SentNotice title={t`If there is such a user ID, a link is on its way.`}>
            {t`It works once, for ${validForMinutes} minutes. A newer link makes an earlier one worthless.`}
          </SentNotice>
        )}
        <ProblemBox problem={problem} />
        <UserIdField label={t`User ID`} defaultValue={userIdTypedBefore} />
        <Button type="submit" look="primary" isBusy={loading}>
          {t`Send me a link`}
        </Button>
      </form>
      <p className="mt-6">
        <Link to="/recover" className={TEXT_LINK}>{t`Help with logging in`}</Link>
      </p>
    </Entrance>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { CardProofFields, useCardProof } from '../platform/card-proof-fields.js';
import { DeskForRefusal } from '../platform/concierge-desk.js';
import { Entrance } from '../platform/entrance.js';
import '../platform/entrance-words.js';
import { usePageTitle } from '../platform/page-title.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import type { CardProofInput } from '../platform/schema.generated.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { useRequestUserIdReminderMutation } from './recovery.generated.js';
import { SentNotice } from './sent-notice.js';

/** Asks for the user ID by showing the card. */
export function Page() {
  const { t } = useLingui();
  const form = useCardProof();
  const [request] = useRequestUserIdReminderMutation();
  const { problem, isBusy, attempt } = useAttempt();
  const [isSent, setIsSent] = useState(false);
  usePageTitle(t`Ask for the user ID`);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const card = form.read();
    if (card !== null) void attempt(() => send(card));
  }

  async function send(card: CardProofInput): Promise<Problem | null> {
    const answer = (await request({ variables: { card } })).data?.requestUserIdReminder;
    if (answer?.__typename !== 'RequestUserIdReminderSuccess') return problemIn(answer);
    setIsSent(true);
    return null;
  }

  return (
    <Entrance title={t`Ask for the user ID`}>
      <form method="post" noValidate onSubmit={submit} className="grid gap-6">
        {isSent ? (
          <SentNotice title={t`If the card’s data are right, your user ID is on its way.`}>
            {t`It goes to the e-mail address we have on file.`}
          </SentNotice>
        ) : (
          <p className="text-sm text-mute">{t`We send it to the e-mail address we have on file.`}</p>
        )}
        <ProblemBox problem={problem}>
          <DeskForRefusal problem={problem} />
        </ProblemBox>
        <CardProofFields form={form} />
        <Button type="submit" look="primary" isBusy={isBusy}>
          {t`Send me my user ID`}
        </Button>
      </form>
      <p className="mt-6">
        <Link to="/recover" className={TEXT_LINK}>{t`Help with logging in`}</Link>
      </p>
    </Entrance>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import { formatName } from '../platform/person-name.js';
import { writtenName } from '../platform/name-draft.js';
import { useFormats } from '../platform/use-formats.js';
import { problemIn, useAttempt } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { Facts } from '../ui/facts.js';
import { useWithdrawNameChangeMutation, type NamePageQuery } from './name-page.generated.js';

interface NameChangeWaitingProps {
  nameChange: NonNullable<NamePageQuery['viewer']>['nameChanges']['edges'][number]['node'];
  /** When it waits no more, as it was taken back here or decided meanwhile. */
  onOver: (isWithdrawn: boolean) => Promise<void>;
}

/** A change of name under review, and the way to take it back. */
export function NameChangeWaiting({ nameChange, onOver }: NameChangeWaitingProps) {
  const { t } = useLingui();
  const formats = useFormats();
  const [withdraw] = useWithdrawNameChangeMutation();
  // Null before the member was asked: the focus goes to a button only where its neighbour is gone.
  const [isAsking, setIsAsking] = useState<boolean | null>(null);
  const { problem, isBusy, attempt } = useAttempt();
  const { id, submittedAt, name, nameKana, nameLatin } = nameChange;
  const send = () =>
    attempt(async () => {
      const answer = (await withdraw({ variables: { id } })).data?.withdrawNameChange;
      const isWithdrawn = answer?.__typename === 'WithdrawNameChangeSuccess';
      if (isWithdrawn || answer?.__typename === 'NameChangeGone') await onOver(isWithdrawn);
      return problemIn(answer);
    });
  return (
    <section aria-labelledby="waiting" className="mt-6 grid gap-4">
      <h2 id="waiting" className="text-lg">{t`Under review`}</h2>
      <Facts
        facts={[
          { name: t`Name to be`, value: <span lang="ja">{writtenName(name)}</span> },
          { name: t`In katakana`, value: <span lang="ja">{writtenName(nameKana)}</span> },
          { name: t`In Latin letters`, value: formatName(nameLatin, null, 'en') },
          { name: t`Asked for`, value: formats.instant(submittedAt) },
        ]}
      />
      <ProblemBox problem={problem} />
      {isAsking === true ? (
        <div className="grid gap-3">
          <p>{t`Take this change back? Your name stays as it is.`}</p>
          <div className="flex flex-wrap gap-3">
            <Button look="primary" isBusy={isBusy} onClick={() => void send()}>
              {t`Yes, withdraw it`}
            </Button>
            <Button autoFocus onClick={() => setIsAsking(false)}>{t`Keep it`}</Button>
          </div>
        </div>
      ) : (
        <p>
          <Button autoFocus={isAsking === false} onClick={() => setIsAsking(true)}>{t`Withdraw the change`}</Button>
        </p>
      )}
    </section>
  );
}

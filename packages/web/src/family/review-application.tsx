import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { NAME_FIELDS } from '../platform/name-draft.js';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import { useFormats } from '../platform/use-formats.js';
import { Button } from '../ui/button.js';
import { Facts } from '../ui/facts.js';
import { useFamilyWords } from './family-words.js';
import type { KeptRelative } from './relative-draft.js';
import type { RelativeFieldNames } from './relative-form.js';

interface ReviewApplicationProps {
  /** As it would be kept. */
  kept: KeptRelative;
  names: RelativeFieldNames;
  isBusy: boolean;
  problem: Problem | null;
  onSend: () => void;
  onBack: () => void;
}

/** Everything once more, as it would be kept, with what it comes to. */
export function ReviewApplication({ kept, names, isBusy, problem, onSend, onBack }: ReviewApplicationProps) {
  const { t } = useLingui();
  const words = useFamilyWords();
  const formats = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const none = <span className="text-mute">{t({ message: 'None', context: 'details' })}</span>;
  return (
    <div className="grid gap-6">
      <h1 ref={heading} tabIndex={-1} className="mt-2 text-2xl font-light outline-none">
        {t`Please check your application`}
      </h1>
      <ProblemBox problem={problem} />
      <Facts
        facts={[
          { name: names.relation, value: words.relation(kept.relation) },
          ...NAME_FIELDS.filter((field) => kept[field] !== '').map((field) => ({ name: names[field], value: kept[field] })),
          { name: names.birthDate, value: formats.date(kept.birthDate) },
          { name: names.email, value: <span className="break-all">{kept.email}</span> },
          { name: names.phone, value: kept.phone === '' ? none : kept.phone },
        ]}
      />
      <ul className="max-w-prose list-disc space-y-1 pl-5 text-sm">
        <li>{t`What is used with the card is on your bill, and you see it as it happens.`}</li>
        <li>{t`You can freeze the card at any time. Its holder sees their own uses, and nothing of yours.`}</li>
        <li>{t`Please apply only with the consent of the person who will carry the card.`}</li>
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" isBusy={isBusy} onClick={onSend}>
          {isBusy ? t`Sending…` : t`Apply for this card`}
        </Button>
        <Button onClick={() => isBusy || onBack()}>{t`Back to the form`}</Button>
      </div>
    </div>
  );
}

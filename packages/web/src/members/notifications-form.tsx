import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import type { Language, NotificationTopic } from '../platform/schema.generated.js';
import { useStepUp } from '../platform/step-up.js';
import { problemIn, useSubmit } from '../platform/use-attempt.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { useUpdateNotificationSettingsMutation, type NotificationsPageQuery } from './notifications-page.generated.js';

interface NotificationsFormProps {
  onFile: { language: Language; settings: NonNullable<NotificationsPageQuery['viewer']>['notificationSettings'] };
  onSaved: () => Promise<void>;
}

/** Topic by topic, with what cannot be turned off and why; then the language. Only what was changed here is sent. */
export function NotificationsForm({ onFile, onSaved }: NotificationsFormProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [update] = useUpdateNotificationSettingsMutation();
  const [chosen, setChosen] = useState<Partial<Record<NotificationTopic, boolean>>>({});
  const [language, setLanguage] = useState(onFile.language);
  const [isSaved, setIsSaved] = useState(false);
  const words: Record<NotificationTopic, { name: string; hint: string }> = {
    SECURITY: {
      name: t`Security`,
      hint: t`Logins and locks, password, PIN, address and contacts, cards stopped, limits. Always sent, to protect you.`,
    },
    INSTALLMENTS: { name: t`Installments`, hint: t`What you agreed on, in writing. Always sent, as the law wants it.` },
    DETAILS: { name: t`Your details`, hint: t`Employment and delivery of statements` },
    CARD_FREEZES: { name: t`Frozen cards`, hint: t`When a card is frozen or opened again` },
    FAMILY_CARDS: { name: t`Family cards`, hint: t`How an application goes on` },
  };
  const changed = onFile.settings.filter(({ topic, isOn }) => (chosen[topic] ?? isOn) !== isOn);
  const isChanged = changed.length > 0 || language !== onFile.language;
  const { problem, isBusy, onSubmit } = useSubmit(async () => {
    const choices = changed.map(({ topic, isOn }) => ({ topic, isOn: !isOn }));
    const input = { choices, ...(language === onFile.language ? {} : { language }) };
    const answer = (await withProof(() => update({ variables: { input } }))).data?.updateNotificationSettings;
    if (answer?.__typename !== 'UpdateNotificationSettingsSuccess') return problemIn(answer);
    await onSaved();
    setChosen({});
    setIsSaved(true);
    return null;
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="grid max-w-xl gap-8">
      <fieldset>
        <legend className="mb-2 text-lg">{t`What is sent`}</legend>
        <div className="divide-y divide-line border-y border-line">
          {onFile.settings.map(({ topic, isOn, canBeTurnedOff }) => (
            <label key={topic} className="flex min-h-12 items-start gap-3 py-3">
              <input
                type="checkbox"
                name={topic}
                checked={chosen[topic] ?? isOn}
                disabled={!canBeTurnedOff}
                aria-describedby={`${topic}-hint`}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  setChosen((before) => ({ ...before, [topic]: checked }));
                  setIsSaved(false);
                }}
                className="mt-0.5 size-5 shrink-0 accent-accent"
              />
              <span className="grid">
                <span>{words[topic].name}</span>
                <span id={`${topic}-hint`} className="text-sm text-mute">
                  {words[topic].hint}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-2 text-lg">{t`Language of e-mails`}</legend>
        <div className="divide-y divide-line border-y border-line">
          {(['JA', 'EN'] as const).map((one) => (
            <label key={one} className="flex min-h-12 cursor-pointer items-center gap-3 py-2">
              <input
                type="radio"
                name="language"
                checked={language === one}
                onChange={() => {
                  setLanguage(one);
                  setIsSaved(false);
                }}
                className="size-5 shrink-0 cursor-pointer accent-accent"
              />
              <span lang={one === 'JA' ? 'ja' : 'en'}>{one === 'JA' ? '日本語' : 'English'}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <ProblemBox problem={problem} />
      {isSaved && <Notice tone="news" title={t`Saved. We have told you by e-mail as well.`} />}
      <p>
        <Button type="submit" look="primary" isBusy={isBusy || !isChanged}>
          {isBusy ? t`Sending…` : t`Save`}
        </Button>
      </p>
    </form>
  );
}

import { useLingui } from '@lingui/react/macro';
import { findNameFaults } from '@meisai/schema/rules';
import type { FormEvent } from 'react';
import { keptNames, NAME_FIELDS, nameDraftOf, typedNames, type NameOnFile } from '../platform/name-draft.js';
import { NameFields, useNameFieldNames } from '../platform/name-fields.js';
import { useStepUp } from '../platform/step-up.js';
import { useDraft } from '../platform/use-draft.js';
import { Button } from '../ui/button.js';
import type { DetailsSearch } from './details-search.js';
import { useRequestNameChangeMutation } from './name-page.generated.js';
import { ReviewChange } from './review-change.js';
import { UnchangedNotice } from './unchanged-notice.js';
import { useDetailsChange } from './use-details-change.js';
import { useUnchanged } from './use-unchanged.js';

type OnFile = NameOnFile & { version: number };

interface NameChangeProps {
  onFile: OnFile;
  step: DetailsSearch['step'];
  readAgain: () => Promise<OnFile | null>;
  onSent: () => void;
}

/** Another name: form, then old beside new. */
export function NameChange({ onFile, step, readAgain, onSent }: NameChangeProps) {
  const { t } = useLingui();
  const withProof = useStepUp();
  const [request] = useRequestNameChangeMutation();
  const draft = useDraft({ initial: nameDraftOf(onFile), findFaults: (typed) => findNameFaults(typedNames(typed)) });
  const change = useDetailsChange({
    onFile,
    step,
    readAgain,
    onRefused: draft.refuse,
    send: async (version) => {
      const input = { ...typedNames(draft.draft), version };
      const answer = (await withProof(() => request({ variables: { input } }))).data?.requestNameChange;
      // One that waits already, as from another tab, is shown as well.
      const isSent = answer?.__typename === 'RequestNameChangeSuccess';
      if (isSent || answer?.__typename === 'NameChangeOpen') await readAgain();
      if (isSent) onSent();
      return { answer, kept: isSent ? onFile : null };
    },
  });
  const [before, after] = [nameDraftOf(change.base ?? onFile), keptNames(draft.draft)];
  // From two names to one and back, what goes and what comes is told by its own name.
  const names = useNameFieldNames(before.nameParts === 'ONE' ? after.nameParts : 'TWO');
  const unchanged = useUnchanged(NAME_FIELDS.some((field) => before[field] !== after[field]));
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (draft.tryOut() && unchanged.passes()) change.goToReview();
  }
  if (change.step === 'review') {
    return (
      <ReviewChange
        title={t`Change the name`}
        lang="ja"
        fields={NAME_FIELDS.map((field) => ({ name: names[field], before: before[field], after: after[field] })).filter(
          (row) => row.before !== '' || row.after !== '',
        )}
        change={change}
        action={t`Ask for this change`}
      />
    );
  }
  return (
    <form ref={draft.form} method="post" noValidate autoComplete="off" onSubmit={submit} className="grid max-w-xl gap-6">
      <p className="text-mute">{t`The issuer reviews a change of name. Until it is approved, your name stays as it is.`}</p>
      {unchanged.isShown && <UnchangedNotice />}
      <NameFields field={draft.field} parts={draft.draft.nameParts} onPartsChange={(nameParts) => draft.change({ nameParts })} />
      <Button type="submit" look="primary">
        {t`Review the change`}
      </Button>
    </form>
  );
}

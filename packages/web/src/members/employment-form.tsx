import { useLingui } from '@lingui/react/macro';
import type { FormEvent } from 'react';
import type { useDraft } from '../platform/use-draft.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/text-field.js';
import { UnchangedNotice } from './unchanged-notice.js';
import { useUnchanged } from './use-unchanged.js';

/** An employment as it stands in the form. */
export interface EmploymentDraft {
  employer: string;
  department: string;
  phone: string;
}

/** What each field of an employment is called. */
export function useEmploymentFieldNames(): Record<keyof EmploymentDraft, string> {
  const { t } = useLingui();
  return { employer: t`Employer`, department: t`Department`, phone: t`Phone number there` };
}

interface EmploymentFormProps {
  draft: ReturnType<typeof useDraft<EmploymentDraft>>;
  names: Record<keyof EmploymentDraft, string>;
  isChanged: boolean;
  onReady: () => void;
}

export function EmploymentForm({ draft: { field, form, tryOut }, names, isChanged, onReady }: EmploymentFormProps) {
  const { t } = useLingui();
  const unchanged = useUnchanged(isChanged);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    if (tryOut() && unchanged.passes()) onReady();
  }
  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="grid max-w-md gap-6">
      {unchanged.isShown && <UnchangedNotice />}
      <TextField
        {...field('employer')}
        label={names.employer}
        autoComplete="organization"
        required
        hint={t`Name of the company; “self-employed” or the like where there is none.`}
      />
      <TextField {...field('department')} label={t`Department (if any)`} autoComplete="off" />
      <TextField
        {...field('phone')}
        label={t`Phone number there (if any)`}
        type="tel"
        autoComplete="work tel"
        maxLength={40}
        hint={t`With the area code, such as 03-1234-5678.`}
      />
      <Button type="submit" look="primary">
        {t`Review the change`}
      </Button>
    </form>
  );
}

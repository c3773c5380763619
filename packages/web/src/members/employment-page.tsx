import { useLingui } from '@lingui/react/macro';
import { findTextFault, writtenText, type DetailFault } from '@meisai/schema/rules';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useDraft } from '../platform/use-draft.js';
import { ChangeDone } from './change-done.js';
import { EmploymentForm, useEmploymentFieldNames, type EmploymentDraft } from './employment-form.js';
import {
  EmploymentPageDocument,
  useEmploymentPageQuery,
  useUpdateEmploymentMutation,
  type EmploymentPageQuery,
} from './employment-page.generated.js';
import { useMemberWords } from './member-words.js';
import { ProfileLink } from './profile-link.js';
import { ReviewChange } from './review-change.js';
import { useDetailsChange } from './use-details-change.js';

const route = getRouteApi('/member/profile/employment');
const FIELDS = ['employer', 'department', 'phone'] as const;

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: EmploymentPageDocument, fetchPolicy: 'network-only' });
}

export function Page() {
  const { data, error, refetch } = useEmploymentPageQuery({});
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const readAgain = async () => (await refetch()).data?.viewer?.employment ?? null;
  return <EmploymentChange onFile={data.viewer.employment} readAgain={readAgain} />;
}

type OnFile = NonNullable<EmploymentPageQuery['viewer']>['employment'];

/** Where the member works: form, review, done. */
function EmploymentChange({ onFile, readAgain }: { onFile: OnFile; readAgain: () => Promise<OnFile> }) {
  const { t } = useLingui();
  const words = useMemberWords();
  const { step } = route.useSearch();
  const names = useEmploymentFieldNames();
  const [update] = useUpdateEmploymentMutation();
  const draftOf = (kept: OnFile): EmploymentDraft => ({
    employer: kept?.employer ?? '',
    department: kept?.department ?? '',
    phone: words.phone(kept?.phone ?? null) ?? '',
  });
  const draft = useDraft({ initial: draftOf(onFile), findFaults });
  const change = useDetailsChange({
    onFile,
    step,
    readAgain,
    onRefused: draft.refuse,
    send: async (version) => {
      const answer = (await update({ variables: { input: { ...draft.draft, version } } })).data?.updateEmployment;
      return { answer, kept: answer?.__typename === 'UpdateEmploymentSuccess' ? answer.employment : null };
    },
  });
  const [before, after] = [draftOf(change.base), draft.draft];
  usePageTitle(t`Change the employment`);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <ProfileLink />
      {change.step === 'review' ? (
        <ReviewChange
          title={t`Change the employment`}
          fields={FIELDS.map((field) => ({ name: names[field], before: before[field], after: writtenText(after[field]) }))}
          change={change}
        />
      ) : (
        <>
          <h1 className="mt-2 mb-6 text-2xl font-light">{t`Change the employment`}</h1>
          {change.step === 'done' ? (
            <ChangeDone title={t`Your employment is changed.`} />
          ) : (
            <EmploymentForm
              draft={draft}
              names={names}
              onReady={change.goToReview}
              isChanged={FIELDS.some((field) => before[field] !== writtenText(after[field]))}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Whether it is a telephone number, the server knows. */
function findFaults({ employer, department }: EmploymentDraft): Partial<Record<keyof EmploymentDraft, DetailFault>> {
  const faults = { employer: findTextFault(employer), department: findTextFault(department, { isOptional: true }) };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== null));
}

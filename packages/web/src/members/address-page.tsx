import { useLingui } from '@lingui/react/macro';
import { findAddressFaults } from '@meisai/schema/rules';
import { getRouteApi } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useStepUp } from '../platform/step-up.js';
import { useDraft } from '../platform/use-draft.js';
import { ADDRESS_FIELDS, addressDraftOf, keptAddress } from './address-draft.js';
import { AddressForm, useAddressFieldNames } from './address-form.js';
import { AddressPageDocument, useAddressPageQuery, useUpdateAddressMutation, type AddressPageQuery } from './address-page.generated.js';
import { ChangeDone } from './change-done.js';
import { ProfileLink } from './profile-link.js';
import { ReviewChange } from './review-change.js';
import { useDetailsChange } from './use-details-change.js';

const route = getRouteApi('/member/profile/address');

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: AddressPageDocument, fetchPolicy: 'network-only' });
}

export function Page() {
  const { data, error, refetch } = useAddressPageQuery({});
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const readAgain = async () => (await refetch()).data?.viewer?.address ?? null;
  return <AddressChange onFile={data.viewer.address} readAgain={readAgain} />;
}

type OnFile = NonNullable<AddressPageQuery['viewer']>['address'];

/** Where the member lives: form, review, done. */
function AddressChange({ onFile, readAgain }: { onFile: OnFile; readAgain: () => Promise<OnFile> }) {
  const { t } = useLingui();
  const { step } = route.useSearch();
  const names = useAddressFieldNames();
  const withProof = useStepUp();
  const [update] = useUpdateAddressMutation();
  const draft = useDraft({ initial: addressDraftOf(onFile), findFaults: findAddressFaults });
  const change = useDetailsChange({
    onFile,
    step,
    readAgain,
    onRefused: draft.refuse,
    send: async (version) => {
      const answer = (await withProof(() => update({ variables: { input: { ...draft.draft, version } } }))).data?.updateAddress;
      return { answer, kept: answer?.__typename === 'UpdateAddressSuccess' ? answer.address : null };
    },
  });
  const [before, after] = [addressDraftOf(change.base), keptAddress(draft.draft)];
  usePageTitle(t`Change the address`);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <ProfileLink />
      {change.step === 'done' && (
        <>
          <h1 className="mt-2 mb-6 text-2xl font-light">{t`Change the address`}</h1>
          <ChangeDone title={t`Your address is changed.`} />
        </>
      )}
      {change.step === 'review' && (
        <ReviewChange
          title={t`Change the address`}
          lang="ja"
          fields={ADDRESS_FIELDS.map((field) => ({ name: names[field], before: before[field], after: after[field] }))}
          change={change}
        />
      )}
      {change.step === undefined && (
        <>
          <h1 className="mt-2 mb-6 text-2xl font-light">{t`Change the address`}</h1>
          <AddressForm
            draft={draft}
            names={names}
            onReady={change.goToReview}
            isChanged={ADDRESS_FIELDS.some((field) => before[field] !== after[field])}
          />
        </>
      )}
    </div>
  );
}

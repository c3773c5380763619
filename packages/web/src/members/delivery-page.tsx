import { useLingui } from '@lingui/react/macro';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { EmptyState } from '../ui/empty-state.js';
import { DeliveryForm } from './delivery-form.js';
import { DeliveryPageDocument, useDeliveryPageQuery } from './delivery-page.generated.js';
import { ProfileLink } from './profile-link.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: DeliveryPageDocument, fetchPolicy: 'network-only' });
}

/** Paper or online only, for each account the member is the basic one of. */
export function Page() {
  const { t } = useLingui();
  const { data, error } = useDeliveryPageQuery({});
  usePageTitle(t`Delivery of statements`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const accounts = data.viewer.accounts.filter(({ statementDelivery }) => statementDelivery !== null);
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8">
      <ProfileLink />
      <h1 className="mt-2 text-2xl font-light">{t`Delivery of statements`}</h1>
      <p className="mb-6 text-sm text-mute">{t`A change counts from the next statement on. All statements stay here in any case.`}</p>
      {accounts.length === 0 ? (
        <EmptyState title={t`Nothing to choose`}>{t`Only the basic member of an account decides how its statements come.`}</EmptyState>
      ) : (
        <div className="grid gap-10">
          {accounts.map(
            ({ id, name, statementDelivery }) =>
              statementDelivery !== null && <DeliveryForm key={id} accountId={id} name={name} onFile={statementDelivery} />,
          )}
        </div>
      )}
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import { usePageTitle } from '../platform/page-title.js';
import { ContactChange } from './contact-change.js';
import { useChangeEmailMutation, useConfirmEmailMutation, useContactsQuery } from './contacts.generated.js';

export { loadContacts as loader } from './load-contacts.js';

export function Page() {
  const { t } = useLingui();
  const { data, error, refetch } = useContactsQuery({});
  const [change] = useChangeEmailMutation();
  const [confirm] = useConfirmEmailMutation();
  usePageTitle(t`Change the e-mail address`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  return (
    <ContactChange
      onFile={data.viewer.email}
      onNews={async () => void (await refetch())}
      send={(value) => change({ variables: { value } })}
      confirm={(code) => confirm({ variables: { code } })}
      words={{
        title: t`Change the e-mail address`,
        now: t`E-mail address now`,
        next: t`New e-mail address`,
        sent: (to) => t`A code is on its way to ${to}.`,
        done: (to) => t`Your e-mail address is ${to} from now on.`,
        toldElsewhere: t`The address before was told by e-mail.`,
      }}
      field={{ type: 'email', autoComplete: 'email', maxLength: 254 }}
    />
  );
}

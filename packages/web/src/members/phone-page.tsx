import { useLingui } from '@lingui/react/macro';
import { usePageTitle } from '../platform/page-title.js';
import { ContactChange } from './contact-change.js';
import { useChangePhoneMutation, useConfirmPhoneMutation, useContactsQuery } from './contacts.generated.js';
import { useMemberWords } from './member-words.js';

export { loadContacts as loader } from './load-contacts.js';

export function Page() {
  const { t } = useLingui();
  const words = useMemberWords();
  const { data, error, refetch } = useContactsQuery({});
  const [change] = useChangePhoneMutation();
  const [confirm] = useConfirmPhoneMutation();
  usePageTitle(t`Change the phone number`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  return (
    <ContactChange
      onFile={data.viewer.phone}
      onNews={async () => void (await refetch())}
      send={(value) => change({ variables: { value } })}
      confirm={(code) => confirm({ variables: { code } })}
      read={words.phone}
      words={{
        title: t`Change the phone number`,
        now: t`Phone number now`,
        next: t`New phone number`,
        sent: (to) => t`A code is on its way to ${to} by text message.`,
        done: (to) => t`Your phone number is ${to} from now on.`,
        toldElsewhere: t`We have told you by e-mail as well.`,
      }}
      field={{ type: 'tel', autoComplete: 'tel', maxLength: 40, hint: t`For text messages, such as 090-1234-5678.` }}
    />
  );
}

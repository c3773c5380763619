import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { formatName } from '../platform/person-name.js';
import { useFormats } from '../platform/use-formats.js';
import type { FamilyQuery } from './family-page.generated.js';
import { useFamilyWords } from './family-words.js';

type Account = Extract<NonNullable<FamilyQuery['node']>, { __typename: 'Account' }>;

/** One application, and how far it has come. */
export function ApplicationRow({ application }: { application: Account['familyCardApplications']['edges'][number]['node'] }) {
  const { t, i18n } = useLingui();
  const words = useFamilyWords();
  const formats = useFormats();
  const { id, name, nameLatin, state, submittedAt } = application;
  return (
    <li>
      <Link
        to="/family/$id"
        params={{ id }}
        search={({ account }) => (account === undefined ? {} : { account })}
        className="group flex items-center gap-4 py-4"
      >
        <span className="grid grow">
          <span className="decoration-accent underline-offset-4 group-hover:underline">{formatName(name, nameLatin, i18n.locale)}</span>
          <span className="text-sm text-mute">{t`Sent on ${formats.dateOf(submittedAt)}`}</span>
        </span>
        <span className="text-sm">{words.state(state)}</span>
        <ChevronRight aria-hidden="true" size={20} strokeWidth={1.5} className="shrink-0 text-mute" />
      </Link>
    </li>
  );
}

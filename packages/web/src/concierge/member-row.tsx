import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useConciergeWords } from './concierge-words.js';
import { useMemberRow_memberFragment, type MemberRow_memberFragment } from './member-row.generated.js';

/** A member who was found: enough to know whether it is the one who calls. */
export function MemberRow({ member }: { member: FragmentType<MemberRow_memberFragment> }) {
  const { t } = useLingui();
  const words = useConciergeWords();
  const { id, login, ...names } = useMemberRow_memberFragment(member);
  return (
    <li>
      <Link
        to="/concierge/members/$id"
        params={{ id }}
        className="group flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-4"
      >
        <span className="decoration-accent underline-offset-4 group-hover:underline">{words.nameOf(names)}</span>
        <span className="text-sm text-mute">{login?.userId ?? t`Not enrolled`}</span>
        <span className="w-full text-sm text-mute sm:w-auto">{login === null ? '' : words.state(login)}</span>
      </Link>
    </li>
  );
}

import type { ApolloClient } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ConciergePhoneDocument } from '../platform/concierge-desk.generated.js';
import { ConciergePhone } from '../platform/concierge-phone.js';
import { Entrance } from '../platform/entrance.js';
import '../platform/entrance-words.js';
import { usePageTitle } from '../platform/page-title.js';
import { TEXT_LINK } from '../ui/text-link.js';

const route = getRouteApi('/recover');

export async function loader({ client }: { client: ApolloClient }): Promise<string | null> {
  const { data } = await client.query({ query: ConciergePhoneDocument });
  return data?.conciergePhone ?? null;
}

/** What was lost decides the way back. */
export function Page() {
  const { t } = useLingui();
  const phone = route.useLoaderData();
  usePageTitle(t`Help with logging in`);
  return (
    <Entrance title={t`Help with logging in`}>
      <ul className="divide-y divide-line border-y border-line">
        <Way name={t`I forgot my password`} what={t`We send a link to the e-mail address we have on file.`}>
          <Link to="/recover/password" state className={TEXT_LINK}>{t`Choose a new password`}</Link>
        </Way>
        <Way name={t`I forgot my user ID`} what={t`We send it to you, once you have shown your card.`}>
          <Link to="/recover/user-id" className={TEXT_LINK}>{t`Ask for the user ID`}</Link>
        </Way>
        <Way name={t`I have lost both`} what={t`The concierge desk makes sure that it is you, and lets you register anew.`}>
          <ConciergePhone phone={phone} />
        </Way>
      </ul>
      <p className="mt-6">
        <Link to="/login" className={TEXT_LINK}>{t`Back to the login`}</Link>
      </p>
    </Entrance>
  );
}

function Way({ name, what, children }: { name: string; what: string; children: ReactNode }) {
  return (
    <li className="py-4">
      <h2 className="font-medium">{name}</h2>
      <p className="text-sm text-mute">{what}</p>
      {children}
    </li>
  );
}

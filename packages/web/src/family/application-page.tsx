import { useLingui } from '@lingui/react/macro';
import { getRouteApi, Link, notFound } from '@tanstack/react-router';
import { useRef } from 'react';
import { ArrivedNotice } from '../platform/arrived-notice.js';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import { writtenName } from '../platform/name-draft.js';
import { formatName } from '../platform/person-name.js';
import { formatPhone } from '../platform/phone-format.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ApplicationHistory } from './application-history.js';
import { FamilyApplicationPageDocument, useFamilyApplicationPageQuery } from './application-page.generated.js';
import { useFamilyWords } from './family-words.js';
import { WithdrawApplication } from './withdraw-application.js';

const route = getRouteApi('/member/family/$id');

/** @throws where the member has no such application. */
export async function loader({ client }: MemberContext, { id }: { id: string }): Promise<void> {
  const { data } = await client.query({ query: FamilyApplicationPageDocument, variables: { id }, fetchPolicy: 'network-only' });
  if (data?.node?.__typename !== 'FamilyCardApplication') throw notFound();
}

/** How one application stands, every step of it, and how to take it back. */
export function Page() {
  const { t, i18n } = useLingui();
  const { id } = route.useParams();
  const { sent } = route.useSearch();
  const words = useFamilyWords();
  const formats = useFormats();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data, error } = useFamilyApplicationPageQuery({ variables: { id } });
  const application = data?.node?.__typename === 'FamilyCardApplication' ? data.node : null;
  const name = application === null ? '' : formatName(application.name, application.nameLatin, i18n.locale);
  usePageTitle(t`Family card for ${name}`);
  if (error !== undefined && data === undefined) throw error;
  if (application === null) return null;
  const { state, card, nameKana, nameLatin } = application;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <BackLink to="/family" label={t`Family cards`} />
        <h1 ref={heading} tabIndex={-1} className="mt-2 text-2xl font-light outline-none">
          {t`Family card for ${name}`}
        </h1>
      </div>
      {sent === true && state === 'SUBMITTED' && (
        <ArrivedNotice tone="news" title={t`Your application is sent.`}>
          <p>{t`We have told you by e-mail as well.`}</p>
        </ArrivedNotice>
      )}
      <div role="status">
        <p className="text-lg">{words.state(state)}</p>
        <p className="max-w-prose text-sm">{words.meaning(state)}</p>
        {card !== null && (
          <p>
            <Link
              to="/cards/$id"
              params={{ id: card.id }}
              search={({ account }) => (account === undefined ? {} : { account })}
              className={TEXT_LINK}
            >
              {card.lastFour === null ? t`See the card` : t`See the card ending ${card.lastFour}`}
            </Link>
          </p>
        )}
      </div>
      <ApplicationHistory history={application.history} />
      <section aria-labelledby="relative" className="grid gap-2">
        <h2 id="relative" className="text-lg">{t`Who will carry the card`}</h2>
        <Facts
          facts={[
            { name: t`Relation to you`, value: words.relation(application.relation) },
            { name: t`Name`, value: writtenName(application.name) },
            { name: t`Name (kana)`, value: writtenName(nameKana) },
            { name: t`Name (Latin letters)`, value: formatName(nameLatin, null, 'en') },
            { name: t`Date of birth`, value: formats.date(application.birthDate) },
            { name: t`Their e-mail address`, value: <span className="break-all">{application.email}</span> },
            ...(application.phone === null ? [] : [{ name: t`Their phone number`, value: formatPhone(application.phone, i18n.locale) }]),
          ]}
        />
      </section>
      {application.canBeWithdrawn && <WithdrawApplication id={id} name={name} onDone={() => heading.current?.focus()} />}
    </div>
  );
}

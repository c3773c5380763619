import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../platform/page-title.js';
import { writtenName } from '../platform/name-draft.js';
import { formatName } from '../platform/person-name.js';
import type { MemberContext } from '../platform/session.js';
import { SettingRow } from '../platform/setting-row.js';
import { useFormats } from '../platform/use-formats.js';
import { Facts } from '../ui/facts.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { writtenAddress } from './address-draft.js';
import { useMemberWords } from './member-words.js';
import { ContactState } from './contact-state.js';
import { ProfileDocument, useProfileQuery } from './profile-page.generated.js';

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: ProfileDocument, fetchPolicy: 'network-only' });
}

/** What is on file of the member, each with the way to change it. A new page joins by one row. */
export function Page() {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const words = useMemberWords();
  const { data, error } = useProfileQuery({});
  usePageTitle(t`Profile`);
  if (error !== undefined && data === undefined) throw error;
  if (data?.viewer == null) return null;
  const { name, nameKana, nameLatin, address, employment, email, phone, login, accounts, nameChanges } = data.viewer;
  const isNameReviewed = nameChanges.edges.some(({ node }) => node.state === 'SUBMITTED');
  const billed = accounts.filter(({ statementDelivery }) => statementDelivery !== null);
  const none = t`Not on file`;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-10 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Profile`}</h1>
        <p className="text-sm text-mute">{t`What the issuer has on file of you.`}</p>
      </div>
      <section aria-labelledby="name" className="grid gap-2">
        <h2 id="name" className="text-lg">{t`Name`}</h2>
        <Facts
          facts={[
            { name: t`Name`, value: formatName(name, null, i18n.locale) || none },
            { name: t`In katakana`, value: writtenName(nameKana) || none },
            { name: t`In Latin letters`, value: formatName(nameLatin, null, 'en') || none },
          ]}
        />
        <p className="mt-2">
          <Link to="/profile/name" search={(now) => now} className={TEXT_LINK}>
            {isNameReviewed ? t`Change of name under review` : t`Change the name`}
          </Link>
        </p>
      </section>
      <section aria-labelledby="details" className="grid gap-2">
        <h2 id="details" className="text-lg">{t`Contact and employment`}</h2>
        <ul className="divide-y divide-line border-y border-line">
          <SettingRow
            name={t`Address`}
            state={address === null ? none : <Lines lines={writtenAddress(address)} lang="ja" />}
            to="/profile/address"
          />
          <SettingRow
            name={t`Employment`}
            state={
              employment === null ? (
                none
              ) : (
                <Lines
                  lines={[employment.employer, employment.department, words.phone(employment.phone)].filter((line) => line !== null)}
                />
              )
            }
            to="/profile/employment"
          />
          <SettingRow name={t`E-mail address`} state={<ContactState contact={email} />} to="/profile/email" />
          <SettingRow name={t`Phone number`} state={<ContactState contact={phone} read={words.phone} />} to="/profile/phone" />
          <SettingRow name={t`E-mails to you`} state={t`What we tell you, and in which language`} to="/profile/notifications" />
        </ul>
      </section>
      {billed.length > 0 && (
        <section aria-labelledby="delivery" className="grid gap-2">
          <h2 id="delivery" className="text-lg">{t`Delivery of statements`}</h2>
          <ul className="divide-y divide-line border-y border-line">
            {billed.map(({ id, name: accountName, statementDelivery }) => (
              <SettingRow key={id} name={accountName} state={words.delivery(statementDelivery)} to="/profile/delivery" />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="login" className="grid gap-2">
        <h2 id="login" className="text-lg">{t`Login`}</h2>
        <ul className="divide-y divide-line border-y border-line">
          <SettingRow name={t`User ID`} state={login.userId} to="/security/user-id" />
          <SettingRow name={t`Password`} state={t`Last changed on ${formats.dateOf(login.passwordChangedAt)}`} to="/security/password" />
        </ul>
        <p className="mt-2">
          <Link to="/cards" search={(now) => now} className={TEXT_LINK}>{t`Cards and PIN`}</Link>
        </p>
      </section>
    </div>
  );
}

function Lines({ lines, lang }: { lines: readonly string[]; lang?: string }) {
  return (
    <span lang={lang} className="grid">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}

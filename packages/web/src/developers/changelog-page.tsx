import { useLingui } from '@lingui/react/macro';
import { BackLink } from '../platform/back-link.js';
import { usePageTitle } from '../platform/page-title.js';
import { groupChanges, SCHEMA_RELEASES, type ChangeKind, type SchemaRelease } from './schema-changes.js';

/** What each release changed in the contract. */
export function Page() {
  const { t } = useLingui();
  usePageTitle(t`Changelog`);
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <BackLink to="/developers" label={t`For developers`} />
        <h1 className="mt-2 text-2xl font-light">{t`Changelog`}</h1>
        <p className="max-w-prose text-sm text-mute">
          {t`What changed in the schema from release to release. Nothing is removed without having been deprecated for twelve months.`}
        </p>
      </div>
      {SCHEMA_RELEASES.map((release) => (
        <Release key={release.release} release={release} />
      ))}
    </div>
  );
}

function Release({ release }: { release: SchemaRelease }) {
  const { t } = useLingui();
  const kinds: Record<ChangeKind, string> = {
    REMOVED: t`Removed`,
    DEPRECATED: t`Deprecated`,
    CHANGED: t`Changed`,
    ADDED: t`Added`,
  };
  const groups = groupChanges(release);
  const id = `release-${release.release}`;
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div>
        <h2 id={id} className="text-lg">
          {release.release === 'Unreleased' ? t`With the next release` : release.release}
        </h2>
        <p className="text-sm text-mute">
          {release.since === null ? t`There is no release before: this is all that can be asked for.` : t`Since ${release.since}`}
        </p>
      </div>
      {groups.length === 0 && <p>{t`Nothing has changed.`}</p>}
      {groups.map(({ what, changes }) => (
        <section key={what} aria-labelledby={`${id}-${what}`}>
          <h3 id={`${id}-${what}`} className="mb-1 text-sm text-mute">
            {kinds[what]}
          </h3>
          <ul className="divide-y divide-line border-y border-line">
            {changes.map(({ place, isBreaking, detail }) => (
              <li key={`${place}${detail ?? ''}`} className="py-2">
                <code className="break-all">{place}</code>
                {isBreaking === true && <span className="ms-3 text-sm text-danger">{t`Breaking`}</span>}
                {detail !== undefined && (
                  <p lang="en" className="text-sm text-mute">
                    {detail}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { localDayOf } from '../platform/instant-format.js';
import { MoreButton } from '../platform/more-button.js';
import { usePageTitle } from '../platform/page-title.js';
import type { MemberContext } from '../platform/session.js';
import { useFormats } from '../platform/use-formats.js';
import { useMore } from '../platform/use-more.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { ActivityPageDocument, useActivityPageQuery, type ActivityPageQuery } from './activity-page.generated.js';
import { ActivityRow } from './activity-row.js';

const PAGE_SIZE = 30;

export async function loader({ client }: MemberContext): Promise<void> {
  await client.query({ query: ActivityPageDocument, variables: { first: PAGE_SIZE }, fetchPolicy: 'network-only' });
}

/** What was done, day by day. It is never empty: the login that shows it is its newest line. */
export function Page() {
  const { t } = useLingui();
  const formats = useFormats();
  const { data, error, fetchMore } = useActivityPageQuery({ variables: { first: PAGE_SIZE } });
  const list = data?.viewer?.activity ?? null;
  const more = useMore(() => fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }));
  usePageTitle(t`Login and account history`);
  if (error !== undefined && list === null) throw error;
  if (list === null) return null;
  return (
    <div className="mx-auto grid w-full max-w-3xl gap-8 px-4 py-8">
      <div>
        <h1 className="text-2xl font-light">{t`Login and account history`}</h1>
        <p className="text-sm text-mute">{t`What was done or tried with your login, newest first.`}</p>
      </div>
      {byDay(list.edges).map(({ day, activities }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-2 text-sm text-mute tabular-nums">
            {formats.day(day)}
          </h2>
          <ul className="divide-y divide-line border-y border-line">
            {activities.map((activity) => (
              <ActivityRow key={activity.id} activity={activity} />
            ))}
          </ul>
        </section>
      ))}
      {list.pageInfo.hasNextPage && <MoreButton more={more} />}
      <section aria-labelledby="not-you">
        <h2 id="not-you" className="text-lg">{t`Something here was not you?`}</h2>
        <p className="text-sm text-mute">{t`Log out the devices you do not recognise, and choose a new password.`}</p>
        <p className="flex flex-wrap gap-x-6">
          <Link to="/security/sessions" search={(now) => now} className={TEXT_LINK}>{t`See where you are logged in`}</Link>
        </p>
      </section>
    </div>
  );
}

type Edges = NonNullable<ActivityPageQuery['viewer']>['activity']['edges'];

/** Groups what is in order of time already, by the day where the browser is. */
function byDay(edges: Edges): { day: string; activities: Edges[number]['node'][] }[] {
  const days: { day: string; activities: Edges[number]['node'][] }[] = [];
  for (const { node } of edges) {
    const day = localDayOf(node.at);
    const last = days.at(-1);
    if (last?.day === day) last.activities.push(node);
    else days.push({ day, activities: [node] });
  }
  return days;
}

import { Activity, ActivityActor, ActivityKind } from '@meisai/schema';
import { coarseAddress, globalId, nameDevice, type SpokenLanguage } from '../platform/index.js';
import type { ActivityRow } from './activity.queries.js';

/** An activity as the member sees it: of the concierge desk neither who it was nor where they sat. */
export function viewActivity(row: ActivityRow, language: SpokenLanguage): Activity {
  const isOfDesk = row.actor === 'OPERATOR';
  const hasSource = !isOfDesk && (row.userAgent !== null || row.address !== null);
  return Object.assign(new Activity(), {
    id: globalId('Activity', row.id),
    kind: ActivityKind[row.kind as keyof typeof ActivityKind],
    at: new Date(row.at),
    actor: row.actor === 'OPERATOR' ? ActivityActor.CONCIERGE : ActivityActor[row.actor],
    device: hasSource ? nameDevice(row.userAgent, language) : null,
    address: hasSource ? coarseAddress(row.address) : null,
  });
}

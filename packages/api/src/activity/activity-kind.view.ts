import { ActivityKind, ActivityRecordKind } from '@meisai/schema';

/** What can be recorded: the words of the API and no others, which the compiler holds every caller to. */
export type RecordedKind = Exclude<keyof typeof ActivityRecordKind, 'OTHER'>;

/** The kinds members see. A newer process may have written others while this one still runs: they are left out. */
export const KNOWN_KINDS: readonly string[] = Object.keys(ActivityKind);

/** What the desk sees of a kind: every line of the record, of a newer process as well. */
export function viewRecordedKind(kind: string): ActivityRecordKind {
  return kind in ActivityRecordKind ? (kind as ActivityRecordKind) : 'OTHER';
}

import text from '@meisai/schema/changelog.json?raw';

export type ChangeKind = 'ADDED' | 'CHANGED' | 'DEPRECATED' | 'REMOVED';

/** One change of the contract. */
export interface SchemaChange {
  /** Where: `Mutation.addWebhook`. */
  place: string;
  what: ChangeKind;
  isBreaking?: boolean;
  /** What is different, in English, where the place alone does not say it. */
  detail?: string;
}

/** What one release changed since the one before. */
export interface SchemaRelease {
  /** Its tag; `Unreleased` for what comes with the next one. */
  release: string;
  /** The release before; null for the first. */
  since: string | null;
  changes: readonly SchemaChange[];
}

/** The newest first, as `scripts/schema-changelog.mjs` writes them. */
export const SCHEMA_RELEASES = JSON.parse(text) as readonly SchemaRelease[];

/** What a release did of each kind, kinds that it has none of left out; what may hurt stands first. */
export function groupChanges({ changes }: SchemaRelease): { what: ChangeKind; changes: SchemaChange[] }[] {
  return (['REMOVED', 'DEPRECATED', 'CHANGED', 'ADDED'] as const)
    .map((what) => ({ what, changes: changes.filter((change) => change.what === what) }))
    .filter((group) => group.changes.length > 0);
}

const REST_MS = 7 * 24 * 60 * 60 * 1000;

/** From when codes go to a contact: 7 days after it changed, as it might be a thief's. */
export function codesFrom(changedAt: string | Date): string {
  return new Date(new Date(changedAt).getTime() + REST_MS).toISOString();
}

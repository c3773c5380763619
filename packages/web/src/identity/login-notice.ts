const NOTICES = ['ended', 'out', 'enrolled', 'reissued'] as const;

/** What has just happened to whoever is led to the login page. */
export type LoginNotice = (typeof NOTICES)[number];

/** A notice named in an address; undefined for anything else. */
export function readLoginNotice(value: unknown): LoginNotice | undefined {
  return NOTICES.find((notice) => notice === value);
}

/**
 * What an app, or a personal token, can be let do: kinds of data, reading and writing apart. The one list of them; which field
 * belongs to which is in `apps/field-scopes.ts`.
 */
export const SCOPES = [
  'accounts:read',
  'accounts:write',
  'statements:read',
  'statements:write',
  'transactions:read',
  'profile:read',
  'profile:write',
  'installments:read',
  'installments:write',
  'simulate',
] as const;
export type Scope = (typeof SCOPES)[number];

export function isScope(text: string): text is Scope {
  return (SCOPES as readonly string[]).includes(text);
}

/** Whether it lets change something, and not only see it. */
export function isWriteScope(scope: Scope): boolean {
  return scope === 'simulate' || scope.endsWith(':write');
}

/** The scopes there are where the service runs: making things up is for trying, and no scope of a real card's. */
export function scopesWhere({ hasSimulations }: { hasSimulations: boolean }): Scope[] {
  return SCOPES.filter((scope) => scope !== 'simulate' || hasSimulations);
}

import { createRoute, lazyRouteComponent, redirect, type AnyRoute } from '@tanstack/react-router';
import { speakToMembers } from '../platform/language.js';
import { hadSession, loadSession, type MemberContext } from '../platform/session.js';
import { ALONE } from './alone-route.js';
import { root } from './root-route.js';

const pages: AnyRoute[] = [];

/** Has the code of these pages fetched while the session is asked for. */
export function preloadWithSession(routes: readonly AnyRoute[]): void {
  pages.push(...routes);
}

/** Everything behind the login. The pages’ code is fetched while the session is asked for. */
export const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  validateSearch: ({ account }: Record<string, unknown>): { account?: string } =>
    account === undefined ? {} : { account: String(account) },
  beforeLoad: async ({ context: { client }, search, location, matches }): Promise<MemberContext> => {
    for (const { routeId } of matches) void preload(routeId);
    const wasLive = hadSession();
    const [session] = await Promise.all([loadSession(client), speakToMembers()]);
    if (session === null)
      throw redirect({
        to: '/login',
        search: { ...(location.href === '/' ? {} : { to: location.href }), ...(wasLive ? { notice: 'ended' } : {}) },
      });
    const account = session.accounts.find(({ id }) => search.account === undefined || id === search.account) ?? null;
    // An address that another member of this browser left behind, or sent.
    if (account === null && search.account !== undefined) throw redirect({ to: '/', search: {}, replace: true });
    return { client, session, account };
  },
  component: lazyRouteComponent(() => import('./member-layout.js'), 'MemberLayout'),
  ...ALONE,
});

function preload(routeId: string): Promise<unknown> | undefined {
  const route = [member, ...pages].find(({ id }: AnyRoute) => id === routeId) as AnyRoute | undefined;
  const component = route?.options.component as { preload?: () => Promise<unknown> } | undefined;
  // A page that cannot be fetched fails again where it is shown, and is told there.
  return component?.preload?.()?.catch(() => {});
}

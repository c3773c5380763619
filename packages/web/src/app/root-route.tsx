import type { ApolloClient } from '@apollo/client';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { readLoginNotice, type LoginNotice } from '../identity/login-notice.js';
import { alone } from './alone.js';
import { NotFoundPage } from './not-found-page.js';

/** Above every page. */
export const root = createRootRouteWithContext<{ client: ApolloClient }>()({ notFoundComponent: alone(NotFoundPage) });

/** Where a login leads, and why it is shown. The router keeps what a validator leaves out: a bad value has to be overwritten. */
export function readLoginSearch({ to, notice }: Record<string, unknown>): { to?: string | undefined; notice?: LoginNotice | undefined } {
  return { to: typeof to === 'string' && isOwnPath(to) ? to : undefined, notice: readLoginNotice(notice) };
}

/** A path of this site and nothing else: `//elsewhere` and `/\elsewhere` are addresses of other hosts. */
export function isOwnPath(to: string): boolean {
  return to.startsWith('/') && URL.canParse(to, location.origin) && new URL(to, location.origin).origin === location.origin;
}

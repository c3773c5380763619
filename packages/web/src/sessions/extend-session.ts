import type { ApolloClient } from '@apollo/client';
import { ExtendSessionDocument } from './extend-session.generated.js';

/** Prolongs the member's session. @returns false where it proves to be over already. */
export async function extendSession(client: ApolloClient): Promise<boolean> {
  const { data } = await client.mutate({ mutation: ExtendSessionDocument });
  return data?.extendSession.__typename !== 'NotLoggedIn';
}

import type { Realm, RequestContext } from '../platform/index.js';
import { endPendingLogin, findPendingLogin } from './pending-login.js';

/** Gives up a login that waits for its second factor. @returns when it ended, or null where none waits in this browser. */
export async function cancelLogin({ em, cookies }: RequestContext, realm: Realm): Promise<Date | null> {
  const cookie = cookies.pendingLogin[realm];
  const pending = await findPendingLogin(em, realm, cookie.token);
  if (cookie.token !== null) cookie.clear();
  return pending === null ? null : endPendingLogin(em, pending.id);
}

/** The cookie that names the authorizations a browser is in the middle of. */
export const AUTHORIZATION_COOKIE = 'meisai-authorization';

/** As many tabs as anyone agrees in at once; more would only make the cookie longer. */
const MOST_AT_ONCE = 5;

/** The requests a browser was sent here with, the latest first. */
export function requestsIn(cookie: string | null | undefined): string[] {
  return (cookie ?? '').split('.').filter((id) => /^[\w-]{1,64}$/.test(id));
}

/** What the cookie is once an app has sent the browser here with one more. */
export function withRequest(cookie: string | null | undefined, id: string): string {
  return [id, ...requestsIn(cookie)].slice(0, MOST_AT_ONCE).join('.');
}

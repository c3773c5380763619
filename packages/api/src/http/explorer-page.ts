import { createHash } from 'node:crypto';
import { ruruHTML } from 'ruru/server';

export const EXPLORER_STATIC_PATH = '/explorer/static/';

export interface ExplorerPage {
  html: string;
  /** The Content-Security-Policy this one page needs. */
  policy: string;
}

/** The page of the local explorer: Ruru, a distribution of GraphiQL that carries all of its files with it. */
export function explorerPage(opensWith: { document: string; variables: object }): ExplorerPage {
  const html = ruruHTML({
    endpoint: '/graphql',
    staticPath: EXPLORER_STATIC_PATH,
    clientConfig: {
      initialQuery: opensWith.document,
      initialVariables: JSON.stringify(opensWith.variables, null, 2),
      inputValueDeprecation: true,
    },
    htmlParts: {
      titleTag: '<title>Meisai: GraphQL explorer</title><link rel="icon" href="/icon.svg" type="image/svg+xml" />',
    },
  });
  const directives = [
    "default-src 'none'",
    `script-src 'self' ${inlineScriptHashes(html).join(' ')}`,
    "worker-src 'self'",
    // The editor in it, Monaco, writes style elements of its own and knows no nonce.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return { html, policy: directives.join('; ') };
}

/** Allows exactly the scripts that stand in the page. */
function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
}

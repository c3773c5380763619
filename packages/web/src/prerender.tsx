import { t } from '@lingui/core/macro';
import { createMemoryHistory } from '@tanstack/react-router';
import { prerender } from 'react-dom/static';
import { App } from './app/app.js';
import { createAppRouter } from './app/router.js';
import { createApolloClient } from './platform/apollo-client.js';
import { loadWords, type Language } from './platform/language.js';
import { fullTitle } from './platform/page-title.js';

// What the build asks of the client where there is no browser; no part of what a browser loads.

function openAt(path: string) {
  const client = createApolloClient();
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: [path] }));
  // It would write a script into the page, which the policy forbids.
  router.update({ ...router.options, scrollRestoration: false });
  return { client, router };
}

/** The address of every page, with `$name` for what differs. */
export function pagePaths(): string[] {
  return Object.keys(openAt('/').router.routesByPath);
}

/** The login page as it looks before its code has come. */
export async function drawLogin(language: Language): Promise<{ title: string; markup: string }> {
  await loadWords(language);
  const { client, router } = openAt('/login');
  await router.load();
  const problems: unknown[] = [];
  const { prelude } = await prerender(<App client={client} router={router} />, {
    onError: (problem) => void problems.push(problem),
    // All of it in its place: a part that is sent later would come with a script.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
  });
  // The client would draw in its own error page what cannot be drawn here.
  if (problems.length > 0) throw problems[0];
  return { title: fullTitle(t`Log in`), markup: await new Response(prelude).text() };
}

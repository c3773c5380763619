import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { App } from '../src/app/app.js';
import { createAppRouter } from '../src/app/router.js';
import { createApolloClient } from '../src/platform/apollo-client.js';

/** Opens the whole client at an address, as a browser would. */
export function openPage(path: string) {
  const client = createApolloClient('http://localhost:3000/graphql');
  const router = createAppRouter(client, createMemoryHistory({ initialEntries: [path] }));
  render(<App client={client} router={router} />);
  return router;
}

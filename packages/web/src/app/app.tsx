import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { RouterProvider } from '@tanstack/react-router';
import { ErrorBoundary } from 'react-error-boundary';
import { StepUpProvider } from '../platform/step-up.js';
import { alone } from './alone.js';
import type { AppRouter } from './router.js';
import { RouteError } from './route-error.js';

const LastNet = alone(RouteError);

/** The whole client: providers outside, the router inside, and a last net for what nothing else caught. */
export function App({ client, router }: { client: ApolloClient; router: AppRouter }) {
  return (
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={client}>
        <ErrorBoundary fallbackRender={({ error, resetErrorBoundary }) => <LastNet error={error} reset={resetErrorBoundary} />}>
          <StepUpProvider>
            <RouterProvider router={router} />
          </StepUpProvider>
        </ErrorBoundary>
      </ApolloProvider>
    </I18nProvider>
  );
}

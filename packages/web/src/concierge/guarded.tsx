import type { ComponentType } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { ConciergeError } from './concierge-error.js';

/** A page of the desk whose failures are told by the desk: those of the members would lead to the members' login. */
export function guarded(Page: ComponentType) {
  return function Guarded() {
    return (
      <ErrorBoundary fallbackRender={({ error, resetErrorBoundary }) => <ConciergeError error={error} reset={resetErrorBoundary} />}>
        <Page />
      </ErrorBoundary>
    );
  };
}

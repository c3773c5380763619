import { useState } from 'react';
import { faultOf, SessionEnded, type Fault } from './fault.js';

/** Loads one more page of a list at a time, and keeps what went wrong beside the list instead of losing it. */
export function useMore(fetchNextPage: () => Promise<unknown>) {
  const [isLoading, setIsLoading] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // The route's error boundary leads to the login page.
  if (error instanceof SessionEnded) throw error;

  async function loadMore(): Promise<void> {
    if (isLoading) return;
    setIsLoading(true);
    setError(null);
    await fetchNextPage().catch(setError);
    setIsLoading(false);
  }
  const fault: Fault | null = error === null ? null : faultOf(error);
  return { loadMore, isLoading, fault };
}

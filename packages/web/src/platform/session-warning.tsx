import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useSessionEnds, type SessionRealm } from './session-clock.js';

const loadDialog = () => import('./session-warning-dialog.js');
const SessionWarningDialog = lazy(async () => ({ default: (await loadDialog()).SessionWarningDialog }));

/** Long enough to read it, to come back to the desk and to decide (WCAG 2.2, 2.2.1 asks for 20 seconds). */
const WARN_BEFORE_MS = 2 * 60 * 1000;

interface SessionWarningProps {
  realm: SessionRealm;
  /** Uses the session, so that it goes on. @returns false where it proves to be over already. */
  extend: () => Promise<boolean>;
  /** Called at the end, and where the session proves to be over already. */
  onEnd: () => void;
  logoutButton: ReactNode;
}

/** Warns before the session ends by itself; a use of it in any tab takes the warning away in all. */
export function SessionWarning({ realm, extend, onEnd, logoutButton }: SessionWarningProps) {
  const ends = useSessionEnds(realm);
  const [warnedOf, setWarnedOf] = useState<typeof ends>(null);
  useEffect(() => {
    if (ends === null) return;
    const endAt = Math.min(ends.idleAt, ends.lifeAt);
    const warning = setTimeout(() => setWarnedOf(ends), endAt - WARN_BEFORE_MS - Date.now());
    const end = setTimeout(onEnd, endAt - Date.now());
    return () => {
      clearTimeout(warning);
      clearTimeout(end);
    };
  }, [ends, onEnd]);

  if (ends === null || warnedOf !== ends) return null;
  return (
    // A dialog whose code cannot be fetched must not take the page along.
    <ErrorBoundary fallback={null}>
      <Suspense>
        <SessionWarningDialog ends={ends} extend={extend} onEnd={onEnd} onDismiss={() => setWarnedOf(null)} logoutButton={logoutButton} />
      </Suspense>
    </ErrorBoundary>
  );
}

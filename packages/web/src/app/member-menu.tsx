import { useLingui } from '@lingui/react/macro';
import { CircleUser } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import type { Session } from '../platform/session.js';
import { LogoutButton } from './logout-button.js';

const loadPopover = () => import('./member-menu-popover.js');
const MemberMenuPopover = lazy(async () => ({ default: (await loadPopover()).MemberMenuPopover }));

/** The popover's code weighs more than the page: it comes when a pointer or the focus comes near. */
export function MemberMenu({ session }: { session: Session }) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Inside the header the popover belongs to a landmark, like everything else on the page.
  const [home, setHome] = useState<HTMLElement | null>(null);
  const warm = () => void loadPopover().catch(() => {});
  return (
    <div ref={setHome} className="lg:mt-auto">
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={warm}
        onFocus={warm}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-11 min-w-11 cursor-pointer items-center gap-3"
      >
        <CircleUser aria-hidden="true" size={24} strokeWidth={1.25} />
        {t`Menu`}
      </button>
      <ErrorBoundary fallback={<PlainMenu />} resetKeys={[isOpen]}>
        <Suspense>
          {isOpen && home !== null && (
            <MemberMenuPopover session={session} trigger={button} container={home} onClose={() => setIsOpen(false)} />
          )}
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}

/** Where the popover cannot be fetched: leaving must still be possible. */
function PlainMenu() {
  const { t } = useLingui();
  return (
    <div className="grid gap-2 py-2">
      <p role="alert" className="text-sm text-danger">{t`Could not connect.`}</p>
      <LogoutButton />
    </div>
  );
}

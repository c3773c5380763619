import { useLingui } from '@lingui/react/macro';
import { useEffect, useState, type ReactNode } from 'react';
import { faultOf, type Fault } from './fault.js';
import { useFaultText } from './fault-text.js';
import type { SessionEnds } from './session-clock.js';
import { Button } from '../ui/button.js';
import { DialogActions } from '../ui/dialog-actions.js';
import { ModalDialog } from '../ui/modal-dialog.js';
import { Notice } from '../ui/notice.js';

interface SessionWarningDialogProps {
  ends: SessionEnds;
  extend: () => Promise<boolean>;
  onEnd: () => void;
  onDismiss: () => void;
  logoutButton: ReactNode;
}

/** Counts down to the end; closing it goes on with the session, where that is still possible. */
export function SessionWarningDialog({ ends, extend, onEnd, onDismiss, logoutButton }: SessionWarningDialogProps) {
  const { t } = useLingui();
  const textOf = useFaultText();
  const [isBusy, setIsBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const isLast = ends.lifeAt <= ends.idleAt;
  const left = useSecondsUntil(Math.min(ends.idleAt, ends.lifeAt));

  async function goOn(): Promise<void> {
    if (isBusy) return;
    setFault(null);
    setIsBusy(true);
    try {
      // The answer sets the clock, which takes this dialog away in every tab.
      if (!(await extend())) onEnd();
    } catch (error) {
      setFault(faultOf(error));
    }
    setIsBusy(false);
  }

  return (
    <ModalDialog title={t`You will be logged out soon`} onClose={() => (isLast ? onDismiss() : void goOn())}>
      <p>
        {isLast
          ? t`You have been logged in for as long as one login lasts. To protect you, please log in again.`
          : t`To protect you, you are logged out when you do not use the service for a while. What you have entered is kept if you go on.`}
      </p>
      <p role="timer" aria-label={t`Time left`} className="text-4xl font-light tabular-nums">
        {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
      </p>
      {fault !== null && (
        <Notice tone="danger" title={textOf(fault).title}>
          {textOf(fault).advice}
        </Notice>
      )}
      <DialogActions>
        {logoutButton}
        {isLast ? (
          <Button onClick={onDismiss}>{t`Close`}</Button>
        ) : (
          <Button look="primary" isBusy={isBusy} onClick={() => void goOn()} autoFocus>
            {t`Stay logged in`}
          </Button>
        )}
      </DialogActions>
    </ModalDialog>
  );
}

function useSecondsUntil(instant: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(tick);
  }, []);
  return Math.max(0, Math.ceil((instant - now) / 1000));
}

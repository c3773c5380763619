import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Button } from '../ui/button.js';
import { DialogActions } from '../ui/dialog-actions.js';
import type { InstallmentAct } from './sent-act.js';
import type { ActInProgress } from './use-installment-act.js';

const loadDialog = () => import('../ui/modal-dialog.js');
const ModalDialog = lazy(async () => ({ default: (await loadDialog()).ModalDialog }));

interface ConfirmActProps {
  progress: ActInProgress;
  act: InstallmentAct;
  /** The button that asks, the question, and the button that does it. */
  open: string;
  title: string;
  confirm: string;
  /** What it does. */
  children: ReactNode;
}

/** Asks once more, above the page, before an act is sent. */
export function ConfirmAct({ progress, act, open, title, confirm, children }: ConfirmActProps) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const warm = () => void loadDialog().catch(() => {});
  function send(): void {
    setIsOpen(false);
    progress.confirm(act);
  }
  return (
    <p>
      <Button isBusy={progress.isBusy} onPointerEnter={warm} onFocus={warm} onClick={() => setIsOpen(true)}>
        {progress.isBusy ? t`Sending…` : open}
      </Button>
      {isOpen && (
        <Suspense>
          <ModalDialog title={title} onClose={() => setIsOpen(false)}>
            {children}
            <DialogActions>
              <Button autoFocus onClick={() => setIsOpen(false)}>{t`No, keep it`}</Button>
              <Button look="primary" onClick={send}>
                {confirm}
              </Button>
            </DialogActions>
          </ModalDialog>
        </Suspense>
      )}
    </p>
  );
}

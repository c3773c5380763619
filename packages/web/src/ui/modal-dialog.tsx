import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Dialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components';

interface ModalDialogProps {
  title: string;
  /** By Escape, or by whatever else dismisses a dialog. */
  onClose: () => void;
  children: ReactNode;
}

/** A dialog above the page, which waits behind it. Heavy: import it lazily. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  const { i18n } = useLingui();
  return (
    <I18nProvider locale={i18n.locale === 'ja' ? 'ja-JP' : 'en-US'}>
      <ModalOverlay
        isOpen
        onOpenChange={(isOpen) => isOpen || onClose()}
        className="fixed inset-0 z-30 flex items-end justify-center bg-scrim sm:items-center sm:p-4"
      >
        <Modal className="max-h-full w-full max-w-md overflow-auto rounded-t border border-line bg-paper sm:rounded">
          <Dialog className="grid gap-4 p-6 outline-none">
            <Heading slot="title" className="text-xl font-light">
              {title}
            </Heading>
            {children}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}

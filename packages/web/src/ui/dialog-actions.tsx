import type { ReactNode } from 'react';

/** The buttons a dialog ends with: side by side, and each as wide as the dialog where they do not fit. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-3 *:grow sm:*:grow-0">{children}</div>;
}

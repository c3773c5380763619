import type { ReactNode } from 'react';

/** Says that a list has nothing yet, and why that is all right. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="border-y border-line py-8">
      <p>{title}</p>
      {children !== undefined && <p className="mt-1 text-sm text-mute">{children}</p>}
    </div>
  );
}

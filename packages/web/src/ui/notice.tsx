import type { ReactNode } from 'react';
import { classes } from './classes.js';

interface NoticeProps {
  /** A danger interrupts a screen reader; news waits for its turn. */
  tone: 'danger' | 'news';
  title: string;
  children?: ReactNode;
}

export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classes('border-l-2 bg-raised px-4 py-3', tone === 'danger' ? 'border-danger' : 'border-accent')}
    >
      <p className={classes('font-medium', tone === 'danger' && 'text-danger')}>{title}</p>
      {children}
    </div>
  );
}

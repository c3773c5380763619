import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface SettingRowProps {
  name: string;
  /** How it stands, in words. */
  state: ReactNode;
  /** Where it is changed; left out while there is no such page. */
  to?: LinkProps['to'];
}

/** One thing a member can set: how it stands, and the way to where it is changed. */
export function SettingRow({ name, state, to }: SettingRowProps) {
  const words = (
    <span className="grid">
      <span className="decoration-accent underline-offset-4 group-hover:underline">{name}</span>
      <span className="text-sm text-mute">{state}</span>
    </span>
  );
  if (to === undefined) return <li className="py-4">{words}</li>;
  return (
    <li>
      <Link to={to} search={(now) => now} className="group flex items-center justify-between gap-4 py-4">
        {words}
        <ChevronRight aria-hidden="true" size={20} strokeWidth={1.5} className="shrink-0 text-mute" />
      </Link>
    </li>
  );
}

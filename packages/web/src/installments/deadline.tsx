import { Plural, useLingui } from '@lingui/react/macro';
import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useFormats } from '../platform/use-formats.js';
import { timeLeft } from './time-left.js';

interface DeadlineProps {
  /** The last day to act. */
  day: string;
  /** The moment it ends. */
  endsAt: string;
  /** What must be done by then, in a few words. */
  label: string;
}

const LOOK_EVERY_MS = 30_000;

/** The last day to act, and how long that still is, in words. */
export function Deadline({ day, endsAt, label }: DeadlineProps) {
  const formats = useFormats();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), LOOK_EVERY_MS);
    return () => clearInterval(tick);
  }, []);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <Clock aria-hidden="true" size={16} strokeWidth={1.5} className="self-center text-accent" />
      <span className="text-mute">{label}</span>
      <span className="tabular-nums">{formats.day(day)}</span>
      <span className="text-accent">
        <TimeLeftWords endsAt={endsAt} now={now} />
      </span>
    </p>
  );
}

function TimeLeftWords({ endsAt, now }: { endsAt: string; now: number }) {
  const { t } = useLingui();
  const left = timeLeft(endsAt, now);
  if (left === null) return t`The time is over`;
  const { unit, count } = left;
  if (unit === 'DAYS') return <Plural value={count} one="# day left" other="# days left" />;
  if (unit === 'HOURS') return <Plural value={count} one="# hour left" other="# hours left" />;
  return <Plural value={count} one="# minute left" other="# minutes left" />;
}

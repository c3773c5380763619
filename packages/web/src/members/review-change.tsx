import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ProblemBox } from '../platform/problem-box.js';
import type { Problem } from '../platform/problem-notice.js';
import { Button } from '../ui/button.js';
import { classes } from '../ui/classes.js';
import { TEXT_LINK } from '../ui/text-link.js';

interface ReviewedField {
  name: string;
  before: string;
  after: string;
}

interface ReviewChangeProps {
  /** What is changed. */
  title: string;
  fields: readonly ReviewedField[];
  /** What the button says that sends it; saving it where left out. */
  action?: string;
  /** The language of what is on file, where it is always the same. */
  lang?: string;
  change: { isOvertaken: boolean; isBusy: boolean; problem: Problem | null; keep: () => void; goToForm: () => void };
}

/** Old beside new before it is kept; and what another tab kept meanwhile beside what was entered here. */
export function ReviewChange({ title, fields, action, lang, change }: ReviewChangeProps) {
  const { t } = useLingui();
  const { isOvertaken, isBusy, problem, keep, goToForm } = change;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const none = <span className="text-mute">{t({ message: 'None', context: 'details' })}</span>;
  return (
    <div className="grid gap-6">
      <div>
        <p className="text-sm text-mute">{title}</p>
        <h1 ref={heading} tabIndex={-1} className="text-2xl font-light">
          {t`Please check your change`}
        </h1>
      </div>
      <ProblemBox problem={problem} />
      <table className="w-full table-fixed border-y border-line text-left">
        <caption className="sr-only">{t`What is on file, and what it becomes`}</caption>
        <thead>
          <tr className="border-b border-line text-sm text-mute">
            <td className="w-[30%]" />
            <th scope="col" className="py-2 pr-3 font-normal">
              {isOvertaken ? t`On file by now` : t`On file`}
            </th>
            <th scope="col" className="py-2 font-normal">
              {isOvertaken ? t`Your entry` : t({ message: 'New', context: 'details' })}
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {fields.map(({ name, before, after }) => (
            <tr key={name} className="align-top">
              <th scope="row" className="py-3 pr-3 text-xs font-normal text-mute sm:text-sm">
                {name}
              </th>
              <td lang={lang} className={classes('py-3 pr-3', before !== after && 'text-mute')}>
                {before === '' ? none : before}
              </td>
              <td lang={lang} className={classes('py-3', before !== after && 'font-medium')}>
                {after === '' ? none : after}
                {before !== after && <span className="block text-xs font-normal text-accent">{t`changed`}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" isBusy={isBusy} onClick={keep}>
          {isBusy ? t`Sending…` : isOvertaken ? t`Save my entry instead` : (action ?? t`Save the change`)}
        </Button>
        <Button onClick={() => isBusy || goToForm()}>{t`Back to the form`}</Button>
        {isOvertaken && (
          <Link to="/profile" search={({ account }) => (account === undefined ? {} : { account })} className={TEXT_LINK}>
            {t`Leave what is on file`}
          </Link>
        )}
      </div>
    </div>
  );
}

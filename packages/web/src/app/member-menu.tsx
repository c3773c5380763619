import { useLingui } from '@lingui/react/macro';
import { CircleUser } from 'lucide-react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Session } from '../platform/session.js';
import { LanguageChoice, ThemeChoice } from '../platform/preferences.js';
import { LogoutButton } from './logout-button.js';

export function MemberMenu({ session }: { session: Session }) {
  const { t, i18n } = useLingui();
  return (
    <DialogTrigger>
      <Button className="flex min-h-11 min-w-11 cursor-pointer items-center gap-3 lg:px-0">
        <CircleUser aria-hidden="true" size={24} strokeWidth={1.25} />
        {t`Menu`}
      </Button>
      <Popover placement="bottom end" className="w-72 max-w-[calc(100vw-2rem)] rounded border border-line bg-raised">
        <Dialog aria-label={t`Menu`} className="grid gap-4 p-4 outline-none">
          <p className="border-b border-line pb-3">{nameOf(session, i18n.locale)}</p>
          <LanguageChoice isLabelVisible />
          <ThemeChoice isLabelVisible />
          <LogoutButton />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Family name first in Japanese; Latin letters, where there are any, in English. */
function nameOf({ name, nameLatin }: Session, language: string): string {
  if (language !== 'ja' && nameLatin !== null) return `${nameLatin.given} ${nameLatin.family}`;
  return name === null ? '' : `${name.family} ${name.given}`;
}

import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { Dialog, I18nProvider, Popover } from 'react-aria-components';
import type { Session } from '../platform/session.js';
import { formatName } from '../platform/person-name.js';
import { LanguageChoice, ThemeChoice } from '../platform/preferences.js';
import { TEXT_LINK } from '../ui/text-link.js';
import { LogoutButton } from './logout-button.js';

interface MemberMenuPopoverProps {
  session: Session;
  trigger: RefObject<HTMLElement | null>;
  container: HTMLElement;
  onClose: () => void;
}

export function MemberMenuPopover({ session, trigger, container, onClose }: MemberMenuPopoverProps) {
  const { t, i18n } = useLingui();
  const name = formatName(session.name, session.nameLatin, i18n.locale);
  const pages = [
    { to: '/installments', label: t`Installments` },
    { to: '/cards', label: t`Cards` },
    { to: '/profile', label: t`Profile` },
  ] as const;
  return (
    <I18nProvider locale={i18n.locale === 'ja' ? 'ja-JP' : 'en-US'}>
      <Popover
        isOpen
        onOpenChange={(isOpen) => isOpen || onClose()}
        triggerRef={trigger}
        UNSTABLE_portalContainer={container}
        placement="bottom end"
        className="w-72 max-w-[calc(100vw-2rem)] rounded border border-line bg-raised"
      >
        <Dialog aria-label={t`Menu`} className="grid gap-4 p-4 outline-none">
          {name !== '' && <p className="border-b border-line pb-3">{name}</p>}
          {/* On a wide screen the rail has them all. */}
          <nav aria-label={t`More pages`} className="grid lg:hidden">
            {pages.map(({ to, label }) => (
              <Link
                key={to}
                to={to}
                search={({ account }) => (account === undefined ? {} : { account })}
                onClick={onClose}
                className={TEXT_LINK}
              >
                {label}
              </Link>
            ))}
          </nav>
          <Link
            to="/developers"
            search={({ account }) => (account === undefined ? {} : { account })}
            onClick={onClose}
            className={TEXT_LINK}
          >
            {t`For developers`}
          </Link>
          <LanguageChoice isLabelVisible />
          <ThemeChoice isLabelVisible />
          <LogoutButton />
        </Dialog>
      </Popover>
    </I18nProvider>
  );
}

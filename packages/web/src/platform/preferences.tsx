import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { Choice } from '../ui/choice.js';
import { chooseLanguage, type Language } from './language.js';
import { readNamesAnew } from './session.js';
import { chooseTheme, useTheme, type Theme } from './theme.js';

const LANGUAGE_OPTIONS: readonly { value: Language; label: string; lang: string }[] = [
  { value: 'ja', label: '日本語', lang: 'ja' },
  { value: 'en', label: 'English', lang: 'en' },
];

export function LanguageChoice({ isLabelVisible = false }: { isLabelVisible?: boolean }) {
  const { t, i18n } = useLingui();
  const client = useApolloClient();
  const router = useRouter();

  async function choose(language: Language): Promise<void> {
    await chooseLanguage(language);
    // Without an answer the names stay in the other language until the next page.
    await readNamesAnew(client).catch(() => null);
    await router.invalidate();
  }
  return (
    <Choice
      label={t`Language`}
      isLabelVisible={isLabelVisible}
      value={i18n.locale as Language}
      options={LANGUAGE_OPTIONS}
      onChange={(language) => void choose(language)}
    />
  );
}

export function ThemeChoice({ isLabelVisible = false }: { isLabelVisible?: boolean }) {
  const { t } = useLingui();
  const theme = useTheme() ?? 'auto';
  return (
    <Choice<Theme | 'auto'>
      label={t`Appearance`}
      isLabelVisible={isLabelVisible}
      value={theme}
      options={[
        { value: 'auto', label: t`Auto` },
        { value: 'light', label: t`Light` },
        { value: 'dark', label: t`Dark` },
      ]}
      onChange={(chosen) => chooseTheme(chosen === 'auto' ? null : chosen)}
    />
  );
}

import { useTranslation } from 'react-i18next';
import type { Fault } from './field-checks.ts';
import { TextEntry } from './TextEntry.tsx';

interface PasswordEntryProps {
  /** The one somebody signs in with, or one they choose now. */
  readonly which: 'current' | 'new';
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: Fault | undefined;
  readonly message?: string | undefined;
  readonly required?: boolean;
}

/** A password, told to the browser's keeper of passwords as what it is; a new one with what it must be. */
export function PasswordEntry({ which, ...entry }: PasswordEntryProps) {
  const { t } = useTranslation();
  return which === 'current' ? (
    <TextEntry {...entry} type="password" autoComplete="current-password" />
  ) : (
    <TextEntry {...entry} hint={t('account.register.passwordHint')} type="password" autoComplete="new-password" />
  );
}

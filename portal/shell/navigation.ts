import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe, useSignOut } from '../data/me.ts';
import { places } from '../places.ts';

export type NavigationEntry =
  | { readonly kind: 'page' | 'leave'; readonly label: string; readonly to: string }
  | { readonly kind: 'act'; readonly label: string; readonly run: () => void };

/** What the header offers: depends on who is signed in. */
export function useNavigation(): readonly NavigationEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const signOut = useSignOut();
  const account = me.data?.account;
  const open: NavigationEntry[] = [
    { kind: 'page', label: t('common.nav.services'), to: places.home },
    { kind: 'page', label: t('common.nav.tracking'), to: places.tracking },
  ];
  if (me.isPending) return open;
  if (account === null || account === undefined) {
    return [
      ...open,
      { kind: 'page', label: t('common.nav.register'), to: places.register },
      { kind: 'page', label: t('common.nav.signIn'), to: places.signIn },
    ];
  }
  const leave = () => signOut.mutate(undefined, { onSuccess: () => void navigate(places.home) });
  return [
    ...open,
    account.kind === 'staff'
      ? { kind: 'leave', label: t('common.nav.console'), to: places.console }
      : { kind: 'page', label: t('common.nav.personal'), to: places.personal },
    { kind: 'act', label: t('common.nav.signOut'), run: leave },
  ];
}

import { useCallback } from 'react';
import { formatMoney } from '../../../ui/format.ts';
import { useT } from '../../i18n/provider.ts';

/** Says how counted cash differs from what is expected: counted less expected, in VND. */
export function useDifference(): (differenceVnd: number) => string {
  const t = useT();
  return useCallback(
    (differenceVnd) => {
      if (differenceVnd === 0) return t('drawer.agrees');
      const amount = formatMoney(Math.abs(differenceVnd));
      return t(differenceVnd < 0 ? 'drawer.missing' : 'drawer.surplus', { amount });
    },
    [t],
  );
}

import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';

import { useTranslation } from 'react-i18next';
import { visuallyHidden } from './visually-hidden.ts';

/** A page or a part of it that is on its way. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <Stack spacing={1.5} role="status">
      <span style={visuallyHidden}>{t('common.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} variant="rounded" height={index === 0 ? 36 : 72} width={index === 0 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}

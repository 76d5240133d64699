import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { places } from '../places.ts';
import { PageTitle } from '../shared/PageTitle.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t('common.notFoundTitle')}</PageTitle>
      <Typography sx={{ mb: 2 }}>{t('common.notFoundText')}</Typography>
      <Button component={Link} to={places.home} variant="contained">
        {t('common.toHome')}
      </Button>
    </>
  );
}

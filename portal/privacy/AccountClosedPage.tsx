import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { places } from '../places.ts';
import { Empty } from '../shared/Empty.tsx';

/** The end of an account. */
export default function AccountClosedPage() {
  const { t } = useTranslation();
  return (
    <Empty isPage title={t('privacy.closedTitle')} text={t('privacy.closedText')}>
      <Button component={Link} to={places.home} variant="contained">
        {t('common.nav.services')}
      </Button>
    </Empty>
  );
}

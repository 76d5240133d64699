import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { places, signInThen } from '../places.ts';
import { Empty } from '../shared/Empty.tsx';

/** Where a link from a mail leads when its time is over: the file is still there, for whoever it is for. */
export default function LinkEndedPage() {
  const { t } = useTranslation();
  return (
    <Empty isPage title={t('privacy.linkEnded.title')} text={t('privacy.linkEnded.text')}>
      <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1} sx={{ justifyContent: 'center' }}>
        <Button component={Link} to={signInThen(places.dossiers)} variant="contained">
          {t('privacy.linkEnded.signIn')}
        </Button>
        <Button component={Link} to={places.tracking}>
          {t('privacy.linkEnded.track')}
        </Button>
      </Stack>
    </Empty>
  );
}

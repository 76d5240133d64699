import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../shared/PageTitle.tsx';
import { TrackBox } from './TrackBox.tsx';

export default function TrackStartPage() {
  const { t } = useTranslation();
  return (
    <Box sx={{ maxWidth: 520, mx: 'auto' }}>
      <PageTitle>{t('home.track.title')}</PageTitle>
      <TrackBox isMain />
    </Box>
  );
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { places } from '../places.ts';
import { PageTitle } from '../shared/PageTitle.tsx';
import { TrackBox } from '../tracking/TrackBox.tsx';
import { SearchBar } from './SearchBar.tsx';
import { ServiceList } from './ServiceList.tsx';
import { useServiceFilter } from './use-service-filter.ts';

export default function HomePage() {
  const { t } = useTranslation();
  const { filter, changeFilter } = useServiceFilter();
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 340px' } }}>
      <Box>
        <PageTitle>{t('home.title')}</PageTitle>
        <Typography color="textSecondary" sx={{ mb: 2, maxWidth: '65ch' }}>
          {t('home.lead')}
        </Typography>
        <Button component={Link} to={places.tracking} sx={{ display: { md: 'none' }, mb: 1.5, ml: -2 }}>
          {t('home.track.title')}
        </Button>
        <SearchBar filter={filter} onChange={changeFilter} />
        <ServiceList filter={filter} onClear={() => changeFilter({ q: '', unit: '', field: '' })} />
      </Box>
      <Box component="aside" sx={{ display: { xs: 'none', md: 'block' } }}>
        <TrackBox />
      </Box>
    </Box>
  );
}

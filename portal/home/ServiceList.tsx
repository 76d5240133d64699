import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink } from 'react-router';
import type { ProcedureSummary } from '../../api/contract/catalogue.ts';
import { useLocalized } from '../../ui/language.ts';
import { useServices, type ServiceFilter } from '../data/catalogue.ts';
import { places } from '../places.ts';
import { useDurationWords } from '../shared/duration.ts';
import { Empty } from '../shared/Empty.tsx';
import { Failure } from '../shared/Failure.tsx';
import { Loading } from '../shared/Loading.tsx';
import { SampleMark } from '../shared/SampleMark.tsx';

interface ServiceListProps {
  readonly filter: ServiceFilter;
  readonly onClear: () => void;
}

export function ServiceList({ filter, onClear }: ServiceListProps) {
  const { t } = useTranslation();
  const services = useServices(filter);
  if (services.isPending) return <Loading />;
  if (services.isError) return <Failure failure={services.error} onRetry={() => void services.refetch()} />;
  const found = services.data.pages.flatMap(({ data }) => data);
  if (found.length === 0) {
    return (
      <Empty title={t('home.noResultsTitle')} text={t('home.noResultsText')}>
        <Button onClick={onClear}>{t('home.clearFilters')}</Button>
      </Empty>
    );
  }
  return (
    <Box aria-busy={services.isPlaceholderData}>
      <Typography role="status" color="textSecondary" sx={{ mb: 1 }}>
        {t('home.results', { count: services.data.pages[0]?.page.total ?? found.length })}
      </Typography>
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {found.map((service) => (
          <ServiceRow key={service.code} service={service} />
        ))}
      </Stack>
      {services.hasNextPage && (
        <Button onClick={() => void services.fetchNextPage()} disabled={services.isFetchingNextPage} sx={{ mt: 2 }}>
          {services.isFetchingNextPage ? t('common.loading') : t('common.more')}
        </Button>
      )}
    </Box>
  );
}

function ServiceRow({ service }: { readonly service: ProcedureSummary }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { words } = useDurationWords();
  return (
    <Paper component="li" variant="outlined" sx={{ p: 2 }}>
      <Link
        component={RouterLink}
        to={places.service(service.code)}
        variant="h3"
        sx={{ display: 'inline-block', py: 0.75 }}
      >
        {localized(service.name)}
      </Link>
      <Typography color="textSecondary">
        {localized(service.unit.name)} · {localized(service.field.name)}
      </Typography>
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap', alignItems: 'center', mt: 1 }}>
        <span>
          {words(service.processing)}
          <SampleMark grade={service.processingConfidence} />
        </span>
        <Chip size="small" label={t(service.feeFree ? 'home.free' : 'home.withFee')} />
        <Chip
          size="small"
          label={t(`home.level.${service.onlineLevel}`)}
          title={t(`home.levelWhy.${service.onlineLevel}`)}
        />
      </Stack>
    </Paper>
  );
}

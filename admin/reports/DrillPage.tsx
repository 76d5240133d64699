import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { bucketNames } from '../../domain/reports/percentage.ts';
import { buckets } from '../../domain/reports/standing.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { DossierTable } from '../dossiers/DossierList.tsx';
import { useT } from '../i18n/provider.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { ExportButtons } from './ExportButtons.tsx';

const dates = ['from', 'to', 'settledFrom', 'settledTo', 'dueFrom', 'dueTo'] as const;

/** The dossiers behind a number, by the filters of its address, to be looked through or taken away. */
export default function DrillPage() {
  const t = useT();
  const text = useLocalized();
  const [parameters] = useSearchParams();
  const filter = useMemo(() => Object.fromEntries(parameters), [parameters]);
  const bucket = buckets.find((one) => one === filter['bucket']);
  const given = dates.flatMap((name) => {
    const date = filter[name];
    return date === undefined ? [] : [t(`report.filter.${name}`, { date: formatDate(date) })];
  });
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={bucket === undefined ? t('nav.dossiers') : text(bucketNames[bucket])} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 2 }}>
        <Button component={Link} to="/reports">
          {t('report.back')}
        </Button>
        {given.map((words) => (
          <Chip key={words} label={words} size="small" />
        ))}
        <ExportButtons of={{ dossiers: filter }} />
      </Box>
      <KeysetList resource="dossiers" filter={filter}>
        <KeysetRows empty={t('dossiers.empty')}>
          <DossierTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

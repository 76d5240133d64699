import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ManagedUnit } from '../../api/contract/units.ts';
import { formatNumber } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { UnitDialog } from './UnitDialog.tsx';
import { UnitState } from './UnitState.tsx';
import { useManagedUnits } from './use-unit.ts';

/** Every unit, closed ones too, with what tells them apart. */
export default function UnitList() {
  const t = useT();
  const [isAdding, setAdding] = useState(false);
  const { data, error, refetch } = useManagedUnits();
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.units')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2, alignItems: 'start' }}>
        <Typography color="text.secondary" sx={{ maxWidth: '70ch' }}>
          {t('unit.intro')}
        </Typography>
        <Button variant="contained" sx={{ ml: 'auto' }} onClick={() => setAdding(true)}>
          {t('unit.add')}
        </Button>
      </Box>
      <Paper variant="outlined" sx={{ overflowX: 'auto' }}>
        {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
        {data === undefined ? error === null && <Skeleton height={240} /> : <UnitTable units={data} />}
      </Paper>
      {isAdding && <UnitDialog onClose={() => setAdding(false)} />}
    </Box>
  );
}

function UnitTable({ units }: { units: readonly ManagedUnit[] }) {
  const t = useT();
  const text = useLocalized();
  return (
    <PlainTable
      label={t('nav.units')}
      rows={units}
      keyOf={({ code }) => code}
      columns={[
        {
          name: t('unit.name'),
          cell: ({ code, name, isSample }) => (
            <>
              <Link component={RouterLink} to={`/units/${code}`}>
                {text(name)}
              </Link>
              {isSample && <Chip size="small" label={t('unit.sample')} sx={{ ml: 1 }} />}
              <Typography variant="caption" component="p" color="text.secondary">
                {code}
              </Typography>
            </>
          ),
        },
        { name: t('unit.prefix'), cell: ({ dossierPrefix }) => dossierPrefix },
        {
          name: t('unit.account'),
          cell: ({ receivingAccount: account }) => (account === null ? '—' : `${account.bank} · ${account.number}`),
        },
        { name: t('unit.calendar'), cell: ({ calendar }) => calendar.version },
        { name: t('unit.procedures'), align: 'right', cell: ({ procedureCount }) => formatNumber(procedureCount) },
        { name: t('unit.state'), cell: ({ closedAt }) => <UnitState closedAt={closedAt} /> },
      ]}
    />
  );
}

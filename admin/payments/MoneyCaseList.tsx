import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { useListContext, useStore } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { MoneyCase } from '../../api/contract/discrepancies.ts';
import { request } from '../../ui/api-client.ts';
import { describeFailure } from '../../ui/failures.ts';
import { formatMoney } from '../../ui/format.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { dossierPath } from '../shared/dossier-path.ts';
import { KeysetList, KeysetRows } from '../shared/KeysetList.tsx';
import { PageTitle } from '../shared/PageTitle.tsx';
import { PlainTable } from '../shared/PlainTable.tsx';
import { useMe } from '../shared/use-me.ts';
import { useNow } from '../shared/use-now.ts';
import { useSay } from '../shared/use-say.ts';
import { ResolveCaseDialog } from './ResolveCaseDialog.tsx';
import { useRefreshMoney } from './use-refresh-money.ts';

const statuses = ['open', 'resolved'] as const satisfies readonly MoneyCase['status'][];

/** Money that needs a person, oldest first. */
export default function MoneyCaseList() {
  const t = useT();
  const [status, setStatus] = useStore<MoneyCase['status']>('moneyCases.status', 'open');
  const filter = useMemo(() => ({ status }), [status]);
  return (
    <Box sx={{ p: 2 }}>
      <PageTitle title={t('nav.moneyCases')} />
      <Typography color="text.secondary" sx={{ mb: 2 }}>
        {t('moneyCase.intro')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={status}
        aria-label={t('moneyCase.status')}
        onChange={(_event, chosen: MoneyCase['status'] | null) => chosen !== null && setStatus(chosen)}
        sx={{ mb: 2 }}
      >
        {statuses.map((one) => (
          <ToggleButton key={one} value={one}>
            {t(`moneyCase.statusName.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <KeysetList resource="money-cases" filter={filter}>
        <KeysetRows empty={t(`moneyCase.empty.${status}`)}>
          <MoneyCaseTable />
        </KeysetRows>
      </KeysetList>
    </Box>
  );
}

function MoneyCaseTable() {
  const t = useT();
  const text = useLocalized();
  const now = useNow();
  const { data = [] } = useListContext<MoneyCase>();
  const [resolving, setResolving] = useState<MoneyCase>();
  return (
    <>
      <PlainTable
        label={t('nav.moneyCases')}
        rows={data}
        keyOf={({ id }) => id}
        columns={[
          { name: t('moneyCase.kind'), cell: (found) => <Matter found={found} /> },
          { name: t('payment.amount'), align: 'right', cell: ({ amountVnd }) => formatMoney(amountVnd) },
          { name: t('payment.dossier'), cell: (found) => <Where found={found} /> },
          { name: t('moneyCase.owner'), cell: ({ owner }) => owner?.name ?? t('moneyCase.allAccountants') },
          {
            name: t('moneyCase.age'),
            cell: ({ openedAt }) => {
              const days = daysBetween(openedAt, now);
              return t(days === 0 ? 'moneyCase.today' : 'moneyCase.days', { smart_count: days, days });
            },
          },
          {
            name: t('moneyCase.resolution'),
            cell: (found) =>
              found.resolution === null ? (
                <Ways found={found} onResolve={() => setResolving(found)} />
              ) : (
                [text(found.resolution), found.reason].filter(Boolean).join(': ')
              ),
          },
        ]}
      />
      {resolving !== undefined && <ResolveCaseDialog found={resolving} onClose={() => setResolving(undefined)} />}
    </>
  );
}

const dayMs = 24 * 60 * 60 * 1000;

function daysBetween(from: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(from)) / dayMs));
}

/** What is the matter, and what to do about it. */
function Matter({ found }: { found: MoneyCase }) {
  const text = useLocalized();
  return (
    <>
      <strong>{text(found.name)}</strong>
      {found.status === 'open' && (
        <Typography variant="body2" color="text.secondary" sx={{ maxWidth: 420 }}>
          {text(found.advice)}
        </Typography>
      )}
    </>
  );
}

function Where({ found: { dossierCode, paymentId, reference, transfer } }: { found: MoneyCase }) {
  const t = useT();
  if (dossierCode === null) {
    return (
      <>
        {reference ?? '—'}
        {transfer !== null && (
          <Typography variant="body2" color="text.secondary" sx={{ maxWidth: 320, overflowWrap: 'anywhere' }}>
            “{transfer.content}”
            <br />
            {t('transfer.payer')}: {[transfer.payerName, transfer.payerAccount].filter(Boolean).join(' · ') || '—'}
          </Typography>
        )}
      </>
    );
  }
  return (
    <Link
      component={RouterLink}
      to={paymentId === null ? dossierPath(dossierCode) : `/payments/${paymentId}/show`}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {dossierCode}
    </Link>
  );
}

function Ways({ found, onResolve }: { found: MoneyCase; onResolve: () => void }) {
  const t = useT();
  const say = useSay();
  const refresh = useRefreshMoney();
  const language = useLanguage();
  const myId = useMe()?.account?.id;
  const take = async () => {
    try {
      await request('post', '/discrepancies/{id}/take', { params: { id: found.id } });
    } catch (refused) {
      say(describeFailure(refused, language), 'error');
    }
    refresh();
  };
  return (
    <Stack direction="row" spacing={1}>
      <Button size="small" variant="contained" onClick={onResolve} sx={{ whiteSpace: 'nowrap' }}>
        {t('moneyCase.resolve')}
      </Button>
      {found.owner?.id !== myId && (
        <Button size="small" onClick={() => void take()} sx={{ whiteSpace: 'nowrap' }}>
          {t('moneyCase.take')}
        </Button>
      )}
    </Stack>
  );
}

import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import type { SettlementImport } from '../../../api/contract/settlements.ts';
import { unfitMeanings } from '../../../domain/settlement.ts';
import { request } from '../../../ui/api-client.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { CsvButton } from '../CsvButton.tsx';
import { useCsvImport, type ChosenFile } from '../use-csv-import.ts';
import { useRefreshMoney } from '../use-refresh-money.ts';
import { SettlementTable } from './PayoutLines.tsx';

/** Reads a settlement file, shows what each line is, and books it once that was looked at. */
export function ImportSettlement() {
  const t = useT();
  const refresh = useRefreshMoney();
  const queryClient = useQueryClient();
  const { file, shown, isBusy, failure, choose, confirm } = useCsvImport<SettlementImport>(async (given, dryRun) => {
    const outcome = await request('post', '/settlements', { body: { ...given, dryRun } });
    if (!dryRun) {
      refresh();
      await queryClient.invalidateQueries({ queryKey: ['settlements'] });
    }
    return outcome;
  });

  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
        {t('settlement.columns')}
      </Typography>
      <Box sx={{ mb: 2 }}>
        <CsvButton label={t('settlement.choose')} isBusy={isBusy} onChoose={(chosen) => void choose(chosen)} />
      </Box>
      {isBusy && <LinearProgress aria-label={t('counter.loading')} sx={{ my: 2 }} />}
      {failure !== undefined && <FailureNotice failure={failure} />}
      {shown !== undefined && file !== undefined && (
        <>
          <Outcome file={file} shown={shown} isBusy={isBusy} onConfirm={() => void confirm()} />
          <Paper variant="outlined" sx={{ overflowX: 'auto', mb: 2 }}>
            <SettlementTable rows={shown.rows} />
          </Paper>
        </>
      )}
    </>
  );
}

interface OutcomeProps {
  readonly file: ChosenFile;
  readonly shown: SettlementImport;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
}

function Outcome({ file, shown: { dryRun, newLines, rows }, isBusy, onConfirm }: OutcomeProps) {
  const t = useT();
  const unfit: readonly string[] = unfitMeanings;
  const odd = rows.filter(({ outcome }) => unfit.includes(outcome)).length;
  const done = odd === 0 ? 'settlement.imported' : 'settlement.importedOdd';
  const said = dryRun ? 'settlement.preview' : done;
  return (
    <Alert
      severity={odd > 0 ? 'warning' : dryRun ? 'info' : 'success'}
      role="status"
      sx={{ mb: 2 }}
      action={
        dryRun &&
        newLines > 0 && (
          <Button variant="contained" disabled={isBusy} onClick={onConfirm} sx={{ whiteSpace: 'nowrap' }}>
            {t('settlement.confirm', { smart_count: newLines })}
          </Button>
        )
      }
    >
      {t(newLines === 0 ? 'settlement.nothingNew' : said, {
        file: file.name,
        smart_count: newLines,
        rows: rows.length,
        odd,
      })}
    </Alert>
  );
}

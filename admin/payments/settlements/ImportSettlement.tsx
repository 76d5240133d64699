import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ChangeEvent } from 'react';
import type { SettlementImport } from '../../../api/contract/settlements.ts';
import { unfitMeanings } from '../../../domain/settlement.ts';
import { request } from '../../../ui/api-client.ts';
import { useT } from '../../i18n/provider.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { useRefreshMoney } from '../use-refresh-money.ts';
import { SettlementTable } from './PayoutLines.tsx';

interface ChosenFile {
  readonly name: string;
  readonly csv: string;
}

/** Reads a settlement file, shows what each line is, and books it once that was looked at. */
export function ImportSettlement() {
  const t = useT();
  const refresh = useRefreshMoney();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ChosenFile>();
  const [shown, setShown] = useState<SettlementImport>();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();

  const send = async (given: ChosenFile, dryRun: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      setShown(await request('post', '/settlements', { body: { ...given, dryRun } }));
      if (dryRun) return;
      refresh();
      await queryClient.invalidateQueries({ queryKey: ['settlements'] });
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    target.value = '';
    if (chosen === undefined) return;
    const given = { name: chosen.name, csv: await chosen.text() };
    setFile(given);
    setShown(undefined);
    await send(given, true);
  };

  return (
    <>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
        {t('settlement.columns')}
      </Typography>
      <Button variant="outlined" disabled={isBusy} onClick={() => input.current?.click()} sx={{ mb: 2 }}>
        {t('settlement.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="text/csv,.csv"
        hidden
        aria-label={t('settlement.choose')}
        onChange={(event) => void choose(event)}
      />
      {isBusy && <LinearProgress aria-label={t('counter.loading')} sx={{ my: 2 }} />}
      {failure !== undefined && <FailureNotice failure={failure} />}
      {shown !== undefined && file !== undefined && (
        <>
          <Outcome file={file} shown={shown} isBusy={isBusy} onConfirm={() => void send(file, false)} />
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

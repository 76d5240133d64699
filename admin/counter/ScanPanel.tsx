import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { Dossier } from '../../api/contract/dossiers.ts';
import { acceptOf } from '../../ui/accepted-file.ts';
import { describeFailure } from '../../ui/failures.ts';
import { useLanguage, useLocalized } from '../../ui/language.ts';
import { useT } from '../i18n/provider.ts';
import { Panel } from '../shared/Panel.tsx';
import type { ScanUploads } from './use-scan-uploads.ts';

interface ScanPanelProps {
  readonly dossier: Dossier;
  readonly uploads: ScanUploads;
  /** How many scans were chosen before the dossier was taken in. */
  readonly chosen: number;
}

/** Scans on their way to the dossier, and room for more: a scan can follow once the person has gone. */
export function ScanPanel({ dossier, uploads, chosen }: ScanPanelProps) {
  const t = useT();
  const text = useLocalized();
  const language = useLanguage();
  const arrived = dossier.components.reduce((count, { files }) => count + files.length, 0);
  const lost = uploads.uploads.length === 0 ? chosen - arrived : 0;
  const sending = uploads.uploads.find(({ status }) => status === 'sending');
  const failed = uploads.uploads.filter(({ status }) => status === 'failed');
  return (
    <Panel title={t('counter.scans')}>
      {lost > 0 && <Alert severity="warning">{t('counter.scansLost', { smart_count: lost })}</Alert>}
      {sending !== undefined && (
        <Typography aria-live="polite">{t('counter.sendingScan', { name: sending.file.name })}</Typography>
      )}
      {failed.map((upload) => (
        <Alert
          key={upload.id}
          severity="error"
          action={
            <>
              <Button color="inherit" size="small" onClick={() => uploads.retry(upload)}>
                {t('common.retry')}
              </Button>
              <Button color="inherit" size="small" onClick={() => uploads.dismiss(upload)}>
                {t('counter.withoutScan')}
              </Button>
            </>
          }
        >
          {upload.file.name}: {describeFailure(upload.failure, language)}
        </Alert>
      ))}
      {dossier.components.map(({ key, name, files, accepts }) => (
        <Box key={key} sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.25 }}>
          <Typography variant="body2" sx={{ flex: 1 }}>
            {text(name)}
          </Typography>
          <Typography variant="caption" color="text.secondary" noWrap>
            {t('counter.scanCount', { smart_count: files.length })}
          </Typography>
          <Button component="label" size="small" aria-label={t('counter.addScan', { name: text(name) })}>
            {t('counter.add')}
            <input
              type="file"
              multiple
              hidden
              accept={acceptOf(accepts)}
              onChange={({ currentTarget }) => {
                uploads.add(key, [...(currentTarget.files ?? [])]);
                currentTarget.value = '';
              }}
            />
          </Button>
        </Box>
      ))}
    </Panel>
  );
}

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Application, ComponentState } from '../../api/contract/application.ts';
import type { EarlierFile } from '../../api/contract/papers.ts';
import { request } from '../../ui/api-client.ts';
import { formatDate } from '../../ui/format.ts';
import { useLocalized } from '../../ui/language.ts';
import { Disclosure } from '../shared/Disclosure.tsx';
import { Failure } from '../shared/Failure.tsx';

interface EarlierFilesProps {
  readonly applicationId: string;
  readonly component: ComponentState;
  readonly earlier: readonly EarlierFile[];
  readonly onChanged: (application: Application) => void;
}

/** The same paper from earlier dossiers: nobody uploads twice what is here already. */
export function EarlierFiles({ applicationId: id, component, earlier, onChanged }: EarlierFilesProps) {
  const { t } = useTranslation();
  const { key, files } = component;
  const use = useMutation({
    mutationFn: (earlierFileId: string) =>
      request('post', '/applications/{id}/components/{key}/files', { params: { id, key }, body: { earlierFileId } }),
    onSuccess: onChanged,
  });
  const offered = earlier.filter(
    (one) => !files.some(({ name, sizeBytes }) => name === one.name && sizeBytes === one.sizeBytes),
  );
  if (offered.length === 0) return null;
  const rows = (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {offered.map((file) => (
        <Row key={file.id} file={file} isBusy={use.isPending} onUse={() => use.mutate(file.id)} />
      ))}
    </Box>
  );
  const isIssued = files.length === 0 && offered.some(({ isResult }) => isResult);
  return (
    <Box sx={{ mt: 1 }}>
      {isIssued ? (
        <>
          <Typography>{t('submit.papers.earlierIssued')}</Typography>
          {rows}
        </>
      ) : (
        <Disclosure label={t('submit.papers.earlier', { count: offered.length })}>{rows}</Disclosure>
      )}
      {use.isError && <Failure failure={use.error} />}
    </Box>
  );
}

interface RowProps {
  readonly file: EarlierFile;
  readonly isBusy: boolean;
  readonly onUse: () => void;
}

function Row({ file, isBusy, onUse }: RowProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, py: 0.5 }}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Link href={file.href} target="_blank" rel="noopener" sx={{ overflowWrap: 'anywhere' }}>
          {file.name}
        </Link>
        <Typography variant="caption" color="textSecondary" sx={{ display: 'block' }}>
          {[
            formatDate(file.givenAt),
            file.dossierCode,
            localized(file.procedureName),
            ...(file.validUntil === null ? [] : [t('submit.papers.validUntil', { on: formatDate(file.validUntil) })]),
          ].join(' · ')}
        </Typography>
      </Box>
      <Button
        variant="outlined"
        disabled={isBusy}
        onClick={onUse}
        aria-label={t('submit.papers.useEarlierFile', { name: file.name })}
      >
        {t('submit.papers.useEarlier')}
      </Button>
    </Box>
  );
}
